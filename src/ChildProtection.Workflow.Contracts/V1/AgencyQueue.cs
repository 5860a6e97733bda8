namespace ChildProtection.Workflow.Contracts.V1;

/// <summary>Where an agency's notices wait for it.</summary>
public static class AgencyQueue
{
    /// <summary>The name of the agency's own durable queue, and of the exchange in front of it: <c>agency.riverside-health.notices</c>.</summary>
    /// <param name="agencyId">The agency's short name: lower-case letters, digits and hyphens.</param>
    public static string NoticesOf(string agencyId) => $"agency.{agencyId}.notices";
}
