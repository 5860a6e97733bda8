namespace ChildProtection.Workflow.Storage.People;

/// <summary>What a change of the file speaks of is not as it was seen. Rolls the transaction back; never leaves the storage.</summary>
internal sealed class FileConflictException : Exception
{
    public FileConflictException()
        : base("The file was changed meanwhile.")
    {
    }

    public FileConflictException(string message)
        : base(message)
    {
    }

    public FileConflictException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
