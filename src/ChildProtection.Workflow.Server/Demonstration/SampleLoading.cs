using System.Text.Json;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Samples;
using ChildProtection.Workflow.Cases.Simulation;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Storage.Definitions;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Server.Demonstration;

/// <summary>
/// Fills an empty demonstration with the sample authorities: accounts, agencies, definitions, families, and every step ever taken in their cases.
/// </summary>
public sealed partial class SampleLoading(
    IDbContextFactory<WorkflowDbContext> contexts,
    ICaseStore store,
    IPeople people,
    CaseLoading loading,
    DefinitionLibrary definitions,
    ICalendarLibrary calendars,
    CalendarBook book,
    WorkflowFolder workflows,
    ServerSettings settings,
    IPasswordHasher<StoredUser> hasher,
    DemonstrationClock clock,
    ILogger<SampleLoading> log)
{
    /// <summary>What every sample account is signed in with by name, beside the buttons of the sign-in page.</summary>
    public const string Password = "demonstration";

    private const string PublishedBy = "sample";

    /// <summary>
    /// Loads every authority of the samples folder that is not there. One whose loading was broken off is made anew, and so is one whose cases were kept
    /// by another version of the program and lead elsewhere by this one; an authority that is no sample's is never touched, and keeps the samples away.
    /// </summary>
    /// <returns>Whether anything was loaded.</returns>
    public async Task<bool> Load(CancellationToken cancellationToken)
    {
        var loaded = false;
        var files = settings.SamplesFolder.Exists ? settings.SamplesFolder.GetFiles("*.yaml") : [];
        foreach (var path in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var file = AuthorityFile.Parse(await File.ReadAllTextAsync(path.FullName, cancellationToken), path.Name);
            if (await MayLoad(file.Authority, cancellationToken))
            {
                await Load(file, cancellationToken);
                loaded = true;
            }
        }
        return loaded;
    }

    private async Task<bool> MayLoad(AuthorityId authority, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var clocks = await database.Clocks.AsNoTracking().ToDictionaryAsync(row => row.AuthorityId, row => row.OffsetSeconds, cancellationToken);
        if (clocks.GetValueOrDefault(authority) == DemonstrationClock.BeingMade)
        {
            await Empty(database, authority, cancellationToken);
            return true;
        }
        if (clocks.ContainsKey(authority) && !await CanBeRead(database, authority, cancellationToken))
        {
            MadeAnew(log, authority.Value);
            await Empty(database, authority, cancellationToken);
            return true;
        }
        var present = await database.Authorities.AsNoTracking().Select(row => row.AuthorityId).ToListAsync(cancellationToken);
        return present.All(clocks.ContainsKey) && !present.Contains(authority);
    }

    /// <summary>Whether this version of the program can read the cases of the sample, or make them again; all of them were kept by one version.</summary>
    private async Task<bool> CanBeRead(WorkflowDbContext database, AuthorityId authority, CancellationToken cancellationToken)
    {
        var longestKept = await database.Cases.AsNoTracking().Where(row => row.AuthorityId == authority).OrderBy(row => row.ChangedAt).Select(row => row.CaseId).Take(1).ToListAsync(cancellationToken);
        return longestKept is not [var kept]
            || (await store.Load(authority, kept, null, cancellationToken) is { } loaded && await loading.Read(loaded, cancellationToken) is CaseRead.Ready);
    }

    private static async Task Empty(WorkflowDbContext database, AuthorityId authority, CancellationToken cancellationToken)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        foreach (var table in DemonstrationTables.Of(database))
        {
#pragma warning disable EF1002 // The names come from the model, not from anybody's input.
            await database.Database.ExecuteSqlRawAsync($"DELETE FROM \"{table}\" WHERE authority_id = {{0}}", [authority.Value], cancellationToken);
#pragma warning restore EF1002
        }
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task Load(AuthorityFile file, CancellationToken cancellationToken)
    {
        var now = StoredTime.Floor(clock.GetCurrentInstant());
        var today = calendars.Default(file.Authority).DateOf(now);
        var from = today.PlusMonths(-file.Months);
        await AddAuthority(file, cancellationToken);
        var loaded = workflows.Load(file.Definition, book);
        if (loaded.Definition is null)
        {
            throw new InvalidOperationException($"The definition {file.Definition} of {file.Name} cannot be read: {loaded.Diagnostics[0]}");
        }
        await definitions.Publish(file.Authority, loaded, from, PublishedBy, now, cancellationToken);
        var definition = definitions.InForce(file.Authority, today)!;
        var practice = PracticeFile.Parse(
            workflows.Read(file.Practice) ?? throw new InvalidOperationException($"There is no practice {file.Practice}."), file.Practice);
        var history = SampleHistory.Of(file, definition, calendars.Find(file.Authority, definition.Definition.Calendar), practice, now, cancellationToken);
        await AddPeople(file, history, now, cancellationToken);
        await Write(history.Steps, cancellationToken);
        await AddRelations(file, history, today, cancellationToken);
        await Finish(file.Authority, cancellationToken);
        Loaded(log, file.Name, history.Children.Count, history.Steps.Sum(steps => steps.Count));
    }

    private async Task AddAuthority(AuthorityFile file, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        database.Authorities.Add(new StoredAuthority { AuthorityId = file.Authority, Name = file.Name, Nation = file.Nation });
        database.Clocks.Add(new StoredClock { AuthorityId = file.Authority, OffsetSeconds = DemonstrationClock.BeingMade });
        database.Teams.AddRange(file.Teams.Select(team => new StoredTeam { AuthorityId = file.Authority, TeamId = new TeamId(team.Id), Name = team.Name }));
        database.Agencies.AddRange(file.Agencies.Select(agency => new StoredAgency
        {
            AuthorityId = file.Authority,
            AgencyId = new AgencyId(agency.Id),
            Name = agency.Name,
            Kind = agency.Kind,
            Active = true,
        }));
        // One hash for all: they share one published password, and hashing it slowly forty times would only delay the start.
        var hash = hasher.HashPassword(null!, Password);
        database.Users.AddRange(file.StaffMembers().Select(member => new StoredUser
        {
            AuthorityId = file.Authority,
            UserId = member.Id,
            SignInName = member.SignInName,
            DisplayName = member.Name,
            PasswordHash = hash,
            Roles = JsonSerializer.Serialize(member.Roles),
            TeamId = member.Teams is [var team, ..] ? team : null,
            Telephone = member.Telephone,
            SecurityStamp = member.Id.ToString(),
        }));
        await database.SaveChangesAsync(cancellationToken);
    }

    private async Task AddPeople(AuthorityFile file, SampleHistory history, Instant now, CancellationToken cancellationToken)
    {
        var keeper = new Signature(file.StaffMembers()[0].Id, now);
        foreach (var changes in SampleFamilies.Of(file, history.Children, keeper))
        {
            if (await people.Write(changes, cancellationToken) != FileOutcome.Written)
            {
                throw new InvalidOperationException("The people of the sample could not be written. Start again: the sample is then made anew.");
            }
        }
    }

    /// <summary>The first step of every case in one commit, then the second of each, and so on.</summary>
    private async Task Write(IReadOnlyList<IReadOnlyList<DecidedStep>> steps, CancellationToken cancellationToken)
    {
        var rounds = steps.Count == 0 ? 0 : steps.Max(each => each.Count);
        for (var round = 0; round < rounds; round++)
        {
            var together = steps.Where(each => each.Count > round).Select(each => each[round]);
            foreach (var group in together.Chunk(ICaseStore.ApplyStepsMax))
            {
                var outcomes = await store.Apply(group, cancellationToken);
                if (outcomes.Any(outcome => outcome is not ApplyOutcome.Applied))
                {
                    throw new InvalidOperationException("A sample case could not be written. Start again: the sample is then made anew.");
                }
            }
        }
    }

    /// <summary>The agencies hear of what happens from now on; the invented past is sent to nobody.</summary>
    private async Task AddRelations(AuthorityFile file, SampleHistory history, LocalDate today, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        database.AgencyRelations.AddRange(
            from child in history.Children
            from agency in file.Agencies
            select new StoredAgencyRelation
            {
                AuthorityId = file.Authority,
                ChildId = child.Id,
                AgencyId = new AgencyId(agency.Id),
                Kind = agency.Kind,
                FromDate = today,
            });
        await database.SaveChangesAsync(cancellationToken);
    }

    private async Task Finish(AuthorityId authority, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var ahead = (long)clock.Ahead.TotalSeconds;
        await database.Clocks.Where(row => row.AuthorityId == authority).ExecuteUpdateAsync(set => set.SetProperty(row => row.OffsetSeconds, ahead), cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sample authority {Authority} was made by another version of the program, which this one cannot read: it is made anew")]
    private static partial void MadeAnew(ILogger log, int authority);

    [LoggerMessage(LogLevel.Information, "Sample authority {Name}: {Children} children, {Steps} steps")]
    private static partial void Loaded(ILogger log, string name, int children, int steps);
}
