namespace ChildProtection.Workflow.Storage.PostgreSql;

/// <summary>
/// Which parts a list of steps has. The statement carries only these: every part that it does not have would cost its planning and start on each
/// execution. A handful of shapes occur, each prepared once a connection.
/// </summary>
[Flags]
internal enum ApplyShape
{
    None = 0,
    Opens = 1 << 0,
    Moves = 1 << 1,
    Commands = 1 << 2,
    TasksOpened = 1 << 3,
    TasksChanged = 1 << 4,
    TasksClosed = 1 << 5,
    DeadlinesSet = 1 << 6,
    DeadlinesEnded = 1 << 7,
    Breaches = 1 << 8,
    RecordsAdded = 1 << 9,
    RecordsRevised = 1 << 10,
    RegisterEntered = 1 << 11,
    RegisterChanged = 1 << 12,
    Deliveries = 1 << 13,
    HoldersLeft = 1 << 14,
    HoldersBegun = 1 << 15,

    // Parts of one row, which most steps of people have: written as values, for arrays of one cost their packing and unpacking.
    OneStep = 1 << 16,
    OneEntry = 1 << 17,
    OneTask = 1 << 18,
    OneDeadline = 1 << 19,

    /// <summary>All steps are of one authority, as nearly always: it is named once.</summary>
    OneAuthority = 1 << 20,
}
