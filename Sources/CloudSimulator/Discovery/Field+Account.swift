/// Fields of what concerns the account, its jobs and tags, and the cloud itself: name, type, text.
extension Described.Field {
  static let success = """
    success      boolean  whether it was done
    displaytext  string   why not
    """

  static let job = """
    accountid        string   whose it is
    userid           string   who began it
    cmd              string   the command's class
    jobstatus        integer  0 at work, 1 done, 2 failed
    jobprocstatus    integer  how far it is
    jobresultcode    integer  0, or why it failed
    jobresulttype    string   what the result is
    jobresult        object   the result
    jobinstancetype  string   what it is at work on
    jobinstanceid    string   the id of what it is at work on
    created          date     when it began
    completed        date     when it ended
    jobid            string   its id
    """

  static let tag = """
    key           string  the tag's key
    value         string  its value
    resourcetype  string  what has it
    resourceid    string  the id of what has it
    account       string  its owner
    domainid      string  the owner's domain
    domain        string  the domain's name
    """

  static let api = """
    name         string   the command's name
    description  string   what it does
    since        string   the version that it came with
    isasync      boolean  whether it starts a job
    related      string   commands that answer with the same
    params       set      what it takes
    response     set      what it answers
    """

  static let capability = """
    securitygroupsenabled      boolean  whether there are security groups
    cloudstackversion          string   the version
    userpublictemplateenabled  boolean  whether users may make templates for everybody
    supportELB                 string   whether there is elastic load balancing
    projectinviterequired      boolean  whether projects need invitations
    allowusercreateprojects    boolean  whether users may make projects
    customdiskofferingmaxsize  long     the largest data volume in GB
    allowuserexpungerecovervm  boolean  whether users may expunge and recover VMs
    allowuserviewdestroyedvm   boolean  whether users see destroyed VMs
    """

  static let limit = """
    account           string  whose limit it is
    domainid          string  the owner's domain
    domain            string  the domain's name
    resourcetype      string  what is limited, as a number
    resourcetypename  string  what is limited, as a word
    max               long    the limit; -1 is none
    """

  static let account =
    """
    id             string   the account's id
    name           string   its name
    accounttype    integer  0 user, 1 root admin, 2 domain admin
    domainid       string   its domain
    domain         string   the domain's name
    receivedbytes  long     what its networks have received
    sentbytes      long     what its networks have sent
    vmstopped      integer  VMs that don't run
    vmrunning      integer  VMs that run
    state          string   enabled, disabled or locked
    user           list     its users

    """ + resources

  private static let resources = ["vm", "ip", "volume", "snapshot", "template", "project", "network"].map {
    """
    \($0)limit      string  how much of it the account may have
    \($0)total      long    how much it has
    \($0)available  string  how much is left
    """
  }.joined(separator: "\n")
}
