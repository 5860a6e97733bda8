namespace ChildProtection.Workflow.Cases.Reading;

/// <summary>The lists of the shipped definitions in which it stands that somebody saw a child, or tried to (rules W3, W7, W21, X22).</summary>
public static class VisitRecords
{
    public const string Visit = "visit";

    /// <summary>Somebody came and did not see the child.</summary>
    public const string Unsuccessful = "unsuccessful_visit";

    /// <summary>Somebody was kept from the child.</summary>
    public const string DeniedAccess = "denied_access";
}
