namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>Who reads a document.</summary>
public enum DocumentReader
{
    /// <summary>The child, in words for the child's age.</summary>
    Child,

    /// <summary>One parent or carer, or somebody else of the family: a copy of their own.</summary>
    Family,

    /// <summary>A professional outside the organisation.</summary>
    Professional,

    /// <summary>The organisation's own staff.</summary>
    Staff,
}
