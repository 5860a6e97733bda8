namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>What a scanner says of a file's content. The numbers are stored.</summary>
public enum ScanState
{
    /// <summary>No scanner was configured when it came. Where one is now, it waits for it.</summary>
    NotScanned = 0,

    /// <summary>The scanner could not be reached when it came: nobody opens it until it could.</summary>
    Waiting = 1,

    Clean = 2,

    /// <summary>It was found to be harmful, and its content is not kept.</summary>
    Harmful = 3,
}
