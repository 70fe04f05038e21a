extension Described {
  /// Commands on load-balancer rules and their members.
  static let rules = [
    Described(
      "listLoadBalancerRules", text: "Lists load-balancer rules.", answer: .rule, general: owned + project + tagged,
      own: """
        id                uuid     -    the rule's id
        name              string   -    its name
        publicipid        uuid     -    its public address
        virtualmachineid  uuid     -    a VM that it has
        zoneid            uuid     -    its zone
        networkid         uuid     -    its guest network
        fordisplay        boolean  4.4  whether users see it
        """),
    Described(
      "listLoadBalancerRuleInstances", text: "Lists the VMs that a load-balancer rule has.", answer: .machine,
      general: paged,
      own: """
        id!      uuid     -    the rule's id
        applied  boolean  -    false: the VMs of its network that it does not have
        lbvmips  boolean  4.4  with the addresses of each VM
        """),
    Described(
      "assignToLoadBalancerRule", text: "Gives VMs to a load-balancer rule.", answer: .success, isAsync: true,
      own: members),
    Described(
      "removeFromLoadBalancerRule", text: "Takes VMs from a load-balancer rule.", answer: .success, isAsync: true,
      own: members),
    Described(
      "updateLoadBalancerRule", text: "Changes what a load-balancer rule is called and how it shares.", answer: .rule,
      isAsync: true,
      own: """
        id!          uuid    -  the rule's id
        algorithm    string  -  source, roundrobin or leastconn
        description  string  -  what is said of it
        name         string  -  its name
        """),
  ]

  private static let members =
    """
    id!                uuid  -    the rule's id
    virtualmachineids  list  -    the VMs
    vmidipmap          map   4.4  as vmidipmap[0].vmid and vmidipmap[0].vmip
    """
}
