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
    TasksSet = 1 << 3,
    TasksClosed = 1 << 4,
    DeadlinesSet = 1 << 5,
    DeadlinesEnded = 1 << 6,
    Breaches = 1 << 7,
    RecordsAdded = 1 << 8,
    RecordsRevised = 1 << 9,
    RegisterEntered = 1 << 10,
    RegisterChanged = 1 << 11,
    Deliveries = 1 << 12,
    HoldersLeft = 1 << 13,
    HoldersBegun = 1 << 14,

    // Parts of one row, which most steps of people have: written as values, for arrays of one cost their packing and unpacking.
    OneStep = 1 << 15,
    OneEntry = 1 << 16,
    OneTask = 1 << 17,
    OneDeadline = 1 << 18,
}
