namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>What the register answers. None of these says that a child is safe. The numbers are stored.</summary>
public enum RegisterAnswer
{
    /// <summary>The child's name is on the register now.</summary>
    Registered = 0,

    /// <summary>Entered for a time: another authority's child who stays here.</summary>
    Temporary = 1,

    /// <summary>It was, and is no more.</summary>
    Previously = 2,

    /// <summary>Somebody on file may be the child: the duty worker looks, and rings back.</summary>
    PossibleMatch = 3,

    /// <summary>Not found. That is no evidence of safety.</summary>
    NotFound = 4,
}
