namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// A stored snapshot that says nothing to this definition and this version of the program: of another format, of another definition or numbering, or
/// damaged. The case itself is not lost by it: its journal makes the snapshot again (<see cref="CaseMachine.Replay"/>).
/// </summary>
public sealed class UnreadableSnapshotException : Exception
{
    public UnreadableSnapshotException()
        : base("The bytes are no snapshot.")
    {
    }

    public UnreadableSnapshotException(string message)
        : base(message)
    {
    }

    public UnreadableSnapshotException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
