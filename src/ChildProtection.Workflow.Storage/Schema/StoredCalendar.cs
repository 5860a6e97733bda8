namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A calendar file that applied here at some time: cases were counted by it, and are made again by it.</summary>
public sealed class StoredCalendar
{
    public required string Name { get; set; }

    /// <summary>Of the file alone, also where it extends another.</summary>
    public required string Version { get; set; }

    /// <summary>The file as written.</summary>
    public required string Source { get; set; }
}
