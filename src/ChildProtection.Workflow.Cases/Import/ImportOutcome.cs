namespace ChildProtection.Workflow.Cases.Import;

/// <summary>What became of bringing in. Closed family.</summary>
public abstract record ImportOutcome
{
    public const string NotAllowed = "CPW8220";
    public const string AnotherPersonNeeded = "CPW8221";
    public const string PlanChanged = "CPW8222";

    /// <summary>Whoever is named did not prove to be that person: no such account, another password, or an account that is locked after too many tries. Never said which.</summary>
    public const string NotProved = "CPW8223";

    private ImportOutcome()
    {
    }

    /// <summary>Everything was tried; the report says what is in.</summary>
    public sealed record Done(ImportReport Report) : ImportOutcome;

    /// <summary>Nothing was begun.</summary>
    public sealed record Refused(string Code, string Words) : ImportOutcome;
}
