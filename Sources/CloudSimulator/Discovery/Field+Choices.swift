/// Fields of what there is to choose from: name, type, text.
extension Described.Field {
  static let zone = """
    id                     string   the zone's id
    name                   string   its name
    networktype            string   Basic or Advanced
    securitygroupsenabled  boolean  whether it has security groups
    allocationstate        string   Enabled or Disabled
    zonetoken              string   its token
    dhcpprovider           string   who gives addresses
    localstorageenabled    boolean  whether VMs may use a host's own disks
    """

  static let offering = """
    id            string   the offering's id
    name          string   its name
    displaytext   string   its text
    cpunumber     integer  processors
    cpuspeed      integer  their speed in MHz
    memory        integer  memory in MB
    created       date     when it was made
    storagetype   string   local or shared
    offerha       boolean  whether its VMs are started again after a failure
    limitcpuuse   boolean  whether the processors' speed is a limit
    issystem      boolean  whether it is for the cloud's own VMs
    defaultuse    boolean  whether it is their default
    iscustomized  boolean  whether the size is given with each VM
    """

  static let template = """
    id               string   the template's id
    name             string   its name
    displaytext      string   its text
    ispublic         boolean  whether everybody may use it
    created          date     when it was made
    isready          boolean  whether it can be used
    passwordenabled  boolean  whether its VMs' passwords can be reset
    format           string   the image's format
    isfeatured       boolean  whether it is featured
    crossZones       boolean  whether every zone has it
    ostypeid         string   its operating system
    ostypename       string   the operating system's name
    account          string   its owner
    zoneid           string   the zone
    zonename         string   the zone's name
    size             long     bytes
    templatetype     string   USER, BUILTIN or SYSTEM
    hypervisor       string   its hypervisor
    domainid         string   the owner's domain
    domain           string   the domain's name
    isextractable    boolean  whether it can be downloaded
    checksum         string   its checksum
    """

  static let keyPair = """
    name         string  the pair's name
    fingerprint  string  its public key's fingerprint
    """
}
