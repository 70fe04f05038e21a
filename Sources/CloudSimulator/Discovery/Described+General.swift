/// Parameters that whole kinds of commands have (4.18: BaseListCmd and the classes that build on it).
extension Described {
  /// Of every list.
  static let paged = Parameter.table(
    """
    keyword   string   -  a word that names and the like must contain
    page      integer  -  the page's number, from 1
    pagesize  integer  -  items a page
    """)

  /// Of lists of what belongs to accounts.
  static let owned =
    paged
    + Parameter.table(
      """
      account      string   -  only what belongs to this account; with domainid
      domainid     uuid     -  only what belongs to this domain
      isrecursive  boolean  -  with listall: the domains below as well
      listall      boolean  -  everything that the caller may see, not only the own
      """)

  static let project = Parameter.table("projectid uuid - the project that it belongs to; -1 in lists: of all projects")

  static let tagged = Parameter.table("tags map - tags as tags[0].key and tags[0].value; one of several is enough")

  /// Of commands that make something for an account.
  static let owner =
    Parameter.table(
      """
      account   string  -  the owner; with domainid
      domainid  uuid    -  the owner's domain
      """) + project
}
