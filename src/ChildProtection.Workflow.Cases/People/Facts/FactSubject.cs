namespace ChildProtection.Workflow.Cases.People.Facts;

/// <summary>What a kind of fact can be about.</summary>
public enum FactSubject
{
    /// <summary>Anybody on file, children too.</summary>
    Person,

    /// <summary>Children alone.</summary>
    Child,

    Household,
}
