using System.Globalization;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Server.Oversight;

/// <summary>
/// What those who keep accounts changed of who may see cases: accounts, roles, teams, and passwords with which somebody else's account can be used. Those who answer for the
/// authority are told of it until they have looked, so that nobody gives themselves a way to a case in silence.
/// </summary>
public sealed class RightsGiven(IAdministrativeJournal journal, IPreferences preferences, IClock clock)
{
    /// <summary>How far back it looks.</summary>
    public static Duration Lists { get; } = Duration.FromDays(90);

    /// <summary>The name by which it is kept for each reader when they looked last.</summary>
    private const string LookedKept = "rights looked at";

    private static readonly string[] Parts = [AccountChanges.Roles, AccountChanges.Team, AccountChanges.Password, AccountChanges.SignInName];

    /// <summary>Whether somebody is told: those who read the log of who looked, and work for the whole authority.</summary>
    public static bool IsTold(StaffMember reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return AccessTable.Allows(reader, Permission.SeeLooks) && reader.Teams.Count == 0;
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<AdministrativeEntry>> Of(StaffMember reader, CancellationToken cancellationToken) =>
        IsTold(reader) ? [.. (await journal.Read(reader.Authority, null, clock.GetCurrentInstant() - Lists, null, cancellationToken)).Where(Counts)] : [];

    /// <summary>How many the reader has not seen; what they did themselves they know.</summary>
    public async Task<int> Unseen(StaffMember reader, CancellationToken cancellationToken)
    {
        if (!IsTold(reader))
        {
            return 0;
        }
        var seen = long.TryParse(await preferences.Find(reader, LookedKept, cancellationToken), CultureInfo.InvariantCulture, out var ticks) ? Instant.FromUnixTimeTicks(ticks) : Instant.MinValue;
        return (await Of(reader, cancellationToken)).Count(entry => entry.Signature.At > seen && entry.Signature.By != reader.Id);
    }

    /// <summary>The reader has looked.</summary>
    public Task Looked(StaffMember reader, CancellationToken cancellationToken) =>
        preferences.Keep(reader, LookedKept, clock.GetCurrentInstant().ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture), cancellationToken);

    private static bool Counts(AdministrativeEntry entry) =>
        entry.Act is AdministrativeAct.AccountOpened || (entry.Act is AdministrativeAct.AccountAdded or AdministrativeAct.AccountChanged && Parts.Any(entry.Changes.ContainsKey));
}
