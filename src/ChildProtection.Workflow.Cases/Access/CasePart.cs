namespace ChildProtection.Workflow.Cases.Access;

/// <summary>In what form somebody looked at a case. The numbers are stored.</summary>
[Flags]
public enum CasePart
{
    None = 0,

    /// <summary>The case page: where it is, what is due, the records, what happened.</summary>
    File = 1,

    /// <summary>The form of a piece of work, a correction, or the roles.</summary>
    Form = 2,

    /// <summary>Through the interface for programs.</summary>
    Api = 4,

    /// <summary>A document made from the case.</summary>
    Document = 8,

    /// <summary>A file kept with the case.</summary>
    Attachment = 16,

    /// <summary>What keeps the child safe at night.</summary>
    Safety = 32,

    /// <summary>The child's entry on the register, or list of children with plans.</summary>
    Register = 64,
}
