namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>Who asks, as they say themselves.</summary>
/// <param name="Agency">The agency as it is called.</param>
/// <param name="Role">What they do there.</param>
/// <param name="Number">The number that they gave; null: none. It is not the one by which they are checked.</param>
public sealed record Caller(string Name, string Agency, AgencyStanding Standing, string Role, string? Number)
{
    /// <summary>The register answers agencies of the safeguarding board, and nobody else.</summary>
    public bool MayBeAnswered => Standing != AgencyStanding.NotAMember;

    /// <summary>The police, health and social services are answered at any hour without a word why it cannot wait.</summary>
    public bool AtAnyHour => Standing is AgencyStanding.Police or AgencyStanding.Health or AgencyStanding.SocialServices;
}
