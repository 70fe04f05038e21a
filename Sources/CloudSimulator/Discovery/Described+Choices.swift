extension Described {
  /// Lists of what there is to choose from.
  static let choices = [
    Described(
      "listZones", text: "Lists zones.", answer: .zone, general: paged + tagged,
      own: """
        id              uuid     -    the zone's id
        name            string   -    its name
        available       boolean  -    true: also zones where the account has no VM
        networktype     string   -    Basic or Advanced
        domainid        uuid     -    the domain that may use it
        showcapacities  boolean  -    with what is used and what is free
        """),
    Described(
      "listServiceOfferings", text: "Lists sizes of VMs.", answer: .offering, general: paged,
      own: """
        id                uuid     -       the offering's id
        name              string   -       its name
        virtualmachineid  uuid     -       only those that this VM may change to
        zoneid            uuid     4.13    a zone that has it
        cpunumber         integer  4.15    processors that it must have
        cpuspeed          integer  4.15    MHz that it must have
        memory            integer  4.15    MB that it must have
        domainid          uuid     -       the domain that may use it
        isrecursive       boolean  -       with listall: the domains below as well
        listall           boolean  -       everything that the caller may see
        issystem          boolean  -       those of the cloud's own VMs
        systemvmtype      string   -       which of the cloud's own VMs
        """),
    Described(
      "listTemplates", text: "Lists templates.", answer: .template, general: owned + project + tagged,
      own: """
        templatefilter!   string   -     featured, self, selfexecutable, sharedexecutable, executable, community or all
        id                uuid     -     the template's id
        ids               list     4.9   ids of several templates
        name              string   -     its name
        zoneid            uuid     -     a zone that has it
        hypervisor        string   -     its hypervisor
        showremoved       boolean  -     also those that were removed
        showunique        boolean  4.13  one entry for a template that is in several zones
        parenttemplateid  uuid     4.4   the template that it is a data disk of
        """),
    Described(
      "listNetworks", text: "Lists guest networks.", answer: .network, general: owned + project + tagged,
      own: """
        id                 uuid     -     the network's id
        zoneid             uuid     -     its zone
        type               string   -     Isolated, Shared or L2
        traffictype        string   -     Guest and the like
        acltype            string   -     Account or Domain
        canusefordeploy    boolean  -     whether VMs can be deployed into it
        forvpc             boolean  -     whether it belongs to a VPC
        issystem           boolean  -     the cloud's own
        restartrequired    boolean  -     whether it must be restarted
        specifyipranges    boolean  -     whether its ranges are given
        supportedservices  list     -     services that it must have
        networkfilter      string   4.17  account, domain, accountdomain, shared or all
        vpcid              uuid     -     its VPC
        """),
    Described(
      "listPublicIpAddresses", text: "Lists public addresses.", answer: .address, general: owned + project + tagged,
      own: """
        id                   uuid     -     its id
        ipaddress            string   -     the address
        zoneid               uuid     -     its zone
        associatednetworkid  uuid     -     the guest network that has it
        networkid            uuid     4.13  the public network that it is of
        allocatedonly        boolean  -     only those that somebody has
        forloadbalancing     boolean  -     only those for load balancing
        forvirtualnetwork    boolean  -     of the virtual network
        isstaticnat          boolean  -     those for static NAT
        issourcenat          boolean  -     those for source NAT
        state                string   4.15  the state, as Allocated
        vlanid               uuid     -     its VLAN
        vpcid                uuid     -     its VPC
        """),
    Described(
      "listSSHKeyPairs", text: "Lists SSH key pairs.", answer: .keyPair, general: owned + project,
      own: """
        name         string  -  the pair's name
        fingerprint  string  -  its public key's fingerprint
        """),
  ]
}
