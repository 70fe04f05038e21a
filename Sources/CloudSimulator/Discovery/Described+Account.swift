extension Described {
  /// Commands about the account, its jobs and tags, and the cloud itself.
  static let account = [
    Described("listCapabilities", text: "Lists what the cloud can do.", answer: .capability),
    Described(
      "listApis", text: "Lists the commands that the account may use.", answer: .api, since: "4.1.0",
      own: """
        name  string  -  the command's name
        """),
    Described(
      "listAccounts", text: "Lists accounts with what they may have and have.", answer: .account, general: paged,
      own: """
        id                 uuid     -  the account's id
        name               string   -  its name
        accounttype        integer  -  0 user, 1 root admin, 2 domain admin
        domainid           uuid     -  its domain
        iscleanuprequired  boolean  -  whether it is being cleared away
        isrecursive        boolean  -  the domains below as well
        listall            boolean  -  everything that the caller may see
        state              string   -  enabled, disabled or locked
        """),
    Described(
      "listResourceLimits", text: "Lists the account's limits.", answer: .limit, general: owned + project,
      own: """
        id                long     -  the limit's number
        resourcetype      integer  -  0 VMs, 1 public addresses, 2 volumes, 3 snapshots, 4 templates, 5 projects, 6 networks
        resourcetypename  string   -  the same as a word, as user_vm
        """),
    Described(
      "queryAsyncJobResult", text: "Tells how far a job is.", answer: .job,
      own: """
        jobid!  uuid  -  the job's id
        """),
    Described(
      "listAsyncJobs", text: "Lists the jobs of the account.", answer: .job, general: owned,
      own: """
        startdate  date  -  only those begun since
        """),
    Described(
      "createTags", text: "Gives tags to things.", answer: .success, isAsync: true, since: "4.0.0",
      own: """
        resourceids!   list    -  the things' ids
        resourcetype!  string  -  what they are, as UserVm
        tags!          map     -  as tags[0].key and tags[0].value
        customer       string  -  whose tags they are
        """),
    Described(
      "listTags", text: "Lists tags.", answer: .tag, since: "4.0.0", general: owned + project,
      own: """
        key           string  -  the tag's key
        value         string  -  its value
        resourcetype  string  -  what has it, as UserVm
        resourceid    string  -  the id of what has it
        customer      string  -  whose tag it is
        """),
  ]
}
