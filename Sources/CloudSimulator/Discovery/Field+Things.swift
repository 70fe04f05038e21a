/// Fields of what VMs are made of and reached by: name, type, text.
extension Described.Field {
  static let machine = """
    id                   string   the VM's id
    name                 string   its host name
    displayname          string   its free name
    instancename         string   the hypervisor's name of it
    state                string   the state, as Running
    created              date     when it was made
    account              string   its owner
    domainid             string   the owner's domain
    domain               string   the domain's name
    haenable             boolean  whether it is started again after a failure
    group                string   its group
    groupid              string   its group's id
    zoneid               string   its zone
    zonename             string   the zone's name
    hostid               string   its host, for admins
    templateid           string   its template
    templatename         string   the template's name
    templatedisplaytext  string   the template's text
    passwordenabled      boolean  whether its password can be reset
    serviceofferingid    string   its offering
    serviceofferingname  string   the offering's name
    cpunumber            integer  its processors
    cpuspeed             integer  their speed in MHz
    memory               integer  its memory in MB
    cpuused              string   how busy its processors are
    networkkbsread       long     KB that it has received
    networkkbswrite      long     KB that it has sent
    guestosid            string   its operating system
    rootdeviceid         long     the root volume's place
    rootdevicetype       string   the root volume's kind
    securitygroup        set      its security groups
    nic                  set      its network cards
    hypervisor           string   its hypervisor
    tags                 set      its tags
    deleteprotection     boolean  whether it can't be destroyed
    servicestate         string   what the load balancer thinks of it
    """

  static let rule = """
    id           string  the rule's id
    name         string  its name
    description  string  its text
    publicipid   string  its public address's id
    publicip     string  its public address
    publicport   string  the port outside
    privateport  string  the port of its VMs
    algorithm    string  roundrobin, leastconn or source
    cidrlist     string  who may connect
    account      string  its owner
    domainid     string  the owner's domain
    domain       string  the domain's name
    state        string  the state, as Active
    zoneid       string  its zone
    networkid    string  its guest network
    protocol     string  tcp and the like
    tags         list    its tags
    """

  static let address = """
    id                   string   its id
    ipaddress            string   the address
    allocated            date     since when it has an owner
    zoneid               string   its zone
    zonename             string   the zone's name
    issourcenat          boolean  whether it is for source NAT
    account              string   its owner
    domainid             string   the owner's domain
    domain               string   the domain's name
    forvirtualnetwork    boolean  whether it is of the virtual network
    isstaticnat          boolean  whether it is for static NAT
    issystem             boolean  whether it is the cloud's own
    associatednetworkid  string   the guest network that has it
    networkid            string   the public network that it is of
    state                string   the state, as Allocated
    physicalnetworkid    string   the physical network
    """

  static let network = """
    id                   string   the network's id
    name                 string   its name
    displaytext          string   its text
    broadcastdomaintype  string   how it is kept apart
    traffictype          string   Guest and the like
    gateway              string   its gateway
    netmask              string   its mask
    cidr                 string   its addresses
    zoneid               string   its zone
    zonename             string   the zone's name
    issystem             boolean  whether it is the cloud's own
    state                string   the state, as Implemented
    related              string   the network that it belongs to
    dns1                 string   its first name server
    type                 string   Isolated, Shared or L2
    acltype              string   Account or Domain
    account              string   its owner
    domainid             string   the owner's domain
    domain               string   the domain's name
    service              list     what it offers
    networkdomain        string   its domain in DNS
    restartrequired      boolean  whether it must be restarted
    specifyipranges      boolean  whether its ranges are given
    canusefordeploy      boolean  whether VMs can be deployed into it
    """
}
