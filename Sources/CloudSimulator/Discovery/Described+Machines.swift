extension Described {
  /// Commands on VMs.
  static let machines = [
    Described(
      "listVirtualMachines", text: "Lists the VMs of the account.", answer: .machine, general: owned + project + tagged,
      own: """
        id                 uuid     -     the VM's id
        ids                list     4.4   ids of several VMs; not with id
        name               string   -     the VM's name
        state              string   -     the state, as Running
        zoneid             uuid     -     its zone
        networkid          uuid     -     a network that it is in
        groupid            uuid     -     its group
        templateid         uuid     -     the template that it was made of
        serviceofferingid  uuid     4.4   its offering
        hypervisor         string   -     its hypervisor
        keypair            string   4.3   its SSH key pair
        details            list     -     what to show: all, group, nics, stats, secgrp, tmpl, servoff, diskoff, iso, volume, min
        displayvm          boolean  4.4   whether users see it
        userid             uuid     -     the user who made it
        vpcid              uuid     -     the VPC that it is in
        """),
    deploy,
    Described(
      "startVirtualMachine", text: "Starts a VM.", answer: .machine, isAsync: true,
      own: """
        id!  uuid  -  the VM's id
        """),
    Described(
      "stopVirtualMachine", text: "Stops a VM.", answer: .machine, isAsync: true,
      own: """
        id!     uuid     -  the VM's id
        forced  boolean  -  marks it as stopped without asking the host
        """),
    Described(
      "destroyVirtualMachine", text: "Destroys a VM; with expunge it can't be recovered.", answer: .machine,
      isAsync: true,
      own: """
        id!        uuid     -       the VM's id
        expunge    boolean  4.2.1   removes it for good at once
        volumeids  list     4.12.0  data volumes that go with it
        """),
    Described(
      "recoverVirtualMachine", text: "Brings a destroyed VM back, stopped.", answer: .machine,
      own: """
        id!  uuid  -  the VM's id
        """),
    Described(
      "updateVirtualMachine", text: "Changes what is said of a VM.", answer: .machine,
      own: """
        id!               uuid     -       the VM's id
        displayname       string   -       its free name
        name              string   4.4     its host name; it must be stopped
        group             string   -       its group, made when it is new
        haenable          boolean  -       whether it is started again after a failure
        userdata          string   -       user data in base64
        details           map      -       as details[0].cpuNumber
        deleteprotection  boolean  4.20.0  whether it can't be destroyed
        """),
  ]

  private static let deploy = Described(
    "deployVirtualMachine", text: "Makes a VM and starts it.", answer: .machine, isAsync: true, general: owner,
    own: """
      zoneid!             uuid     -     where it is to be
      serviceofferingid!  uuid     -     its size
      templateid!         uuid     -     what it is made of
      name                string   -     its host name: letters, digits and hyphens
      displayname         string   -     its free name
      networkids          list     -     its networks, the default one first; not with iptonetworklist
      iptonetworklist     map      -     as iptonetworklist[0].ip and iptonetworklist[0].networkid
      ipaddress           string   -     its address in the default network
      securitygroupids    list     -     its security groups, by id
      securitygroupnames  list     -     its security groups, by name
      affinitygroupids    list     -     its affinity groups, by id
      affinitygroupnames  list     -     its affinity groups, by name
      keypair             string   -     the name of its SSH key pair
      keypairs            list     4.17  the names of its SSH key pairs
      userdata            string   -     user data in base64; over 4096 characters by POST
      group               string   -     its group, made when it is new
      diskofferingid      uuid     -     the offering of a data volume
      size                long     -     the data volume's size in GB
      rootdisksize        long     4.4   the root volume's size in GB
      hypervisor          string   -     for templates that name none
      startvm             boolean  -     false leaves it stopped
      keyboard            string   -     the console's keyboard, as us or jp
      displayvm           boolean  4.2   whether users see it
      details             map      4.3   as details[0].cpuNumber
      """)
}
