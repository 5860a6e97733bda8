using System.Globalization;
using ChildProtection.Workflow.Benchmarks.Storage;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.Simulation;
using ChildProtection.Workflow.Storage.Migrations;
using ChildProtection.Workflow.Storage.People;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Schema;
using ChildProtection.Workflow.Tests.Servers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Benchmarks.People;

/// <summary>How long it takes to find somebody among many, by each way of asking, on either database. Fills a database of its own and drops it.</summary>
internal static class PeopleSearch
{
    private const int PeopleAtOnce = 2_000;
    private const int QuestionsEach = 40;

    private static readonly AuthorityId Authority = new(1);

    /// <param name="people">How many are on file.</param>
    public static async Task<int> Run(int people)
    {
        Console.WriteLine("| database | way of asking | found (median) | median ms | 95 in 100 within ms |");
        Console.WriteLine("|---|---|---|---|---|");
        var folder = Directory.CreateTempSubdirectory("cpw-people-");
        await OnOne("SQLite", new DatabaseOptions(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder.FullName, "people.db")}"), people);
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        await using var server = await PostgreSqlServer.Start();
        await OnOne("PostgreSQL", new DatabaseOptions(DatabaseProvider.PostgreSql, await server.CreateDatabase("people")), people);
        return 0;
    }

    private static async Task OnOne(string database, DatabaseOptions options, int people)
    {
        var contexts = new Contexts(options);
        await new DatabaseMigrator(contexts).Migrate(default);
        var sketches = Enumerable.Range(0, people).Select(Invented).ToArray();
        var file = new PeopleOnFile(contexts);
        var seconds = await Measure.Seconds(async () =>
        {
            foreach (var some in sketches.Select((sketch, number) => (sketch, number)).Chunk(PeopleAtOnce))
            {
                await file.Write(Changes(some), default);
            }
        });
        await using (var context = contexts.CreateDbContext())
        {
            var keys = await context.SearchKeys.CountAsync();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {database} | {people:N0} people put on file, {keys:N0} keys, in {seconds:0} s | | | |"));
            if (options.Provider == DatabaseProvider.PostgreSql)
            {
                await context.Database.ExecuteSqlRawAsync("analyze");
            }
        }
        var search = new PersonSearch(contexts);
        var random = new Random(7);
        var asked = Enumerable.Range(0, QuestionsEach).Select(_ => sketches[random.Next(people)]).ToArray();
        await Time(database, "who may be the same (name and date of birth)", asked, async one => (await search.WithAny(Authority, SearchKeys.ForDuplicates(Slipped(one)), Duplicates.ComparedMax, default)).Count);
        await Time(database, "given and family name", asked, one => Count(search, new PersonQuestion($"{one.Names[0].Given} {one.Names[0].Family}", null, null)));
        await Time(database, "family name alone", asked, one => Count(search, new PersonQuestion(one.Names[0].Family, null, null)));
        await Time(database, "date of birth, slips too", asked, one => Count(search, new PersonQuestion(null, one.BornOn, null)));
        await Time(database, "NHS number", asked, one => Count(search, new PersonQuestion(null, null, one.NhsNumber)));
    }

    private static async Task<int> Count(PersonSearch search, PersonQuestion question) => (await search.WithAll(Authority, question.Keys, Searching.LookedAtMax, default)).Count;

    private static async Task Time(string database, string way, PersonSketch[] asked, Func<PersonSketch, Task<int>> find)
    {
        await find(asked[0]);
        var (times, counts) = (new List<double>(), new List<double>());
        foreach (var one in asked)
        {
            times.Add(1_000 * await Measure.Seconds(async () => counts.Add(await find(one))));
        }
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {database} | {way} | {Measure.Quantile(counts, 0.5):0} | {Measure.Quantile(times, 0.5):0.0} | {Measure.Quantile(times, 0.95):0.0} |"));
    }

    /// <summary>Family names of more kinds than the list has: two of them together.</summary>
    private static PersonSketch Invented(int number)
    {
        var random = new Random(number);
        var family = $"{InventedNames.FamilyName(random.Next(1_000))}-{InventedNames.FamilyName(random.Next(1_000))}";
        return new PersonSketch(
            [new PersonSketch.Called(InventedNames.GivenName(random.Next(1_000)), random.Next(3) == 0 ? family : family.Split('-')[0])],
            new LocalDate(2008, 1, 1).PlusDays(random.Next(18 * 365)), null, string.Create(CultureInfo.InvariantCulture, $"999{number:D7}"));
    }

    /// <summary>The same child as somebody else types it: day and month exchanged where that gives a date.</summary>
    private static PersonSketch Slipped(PersonSketch one) =>
        one with { BornOn = one.BornOn is { Day: <= 12 } born ? new LocalDate(born.Year, born.Day, born.Month) : one.BornOn, NhsNumber = null };

    private static FileChanges Changes((PersonSketch Sketch, int Number)[] some) => new(Authority, new Signature(new UserId(Guid.NewGuid()), Instant.FromUtc(2026, 3, 2, 9, 0)))
    {
        Persons = [.. some.Select(one => new NewPerson(IdOf(one.Number), IsChild: true))],
        Facts = [.. some.SelectMany(one => Facts(one.Sketch, SubjectId.Of(IdOf(one.Number))))],
    };

    private static IEnumerable<FactChange> Facts(PersonSketch sketch, SubjectId subject)
    {
        yield return Begin(0, FactKinds.Name, FactValue.Of(("given", sketch.Names[0].Given), ("family", sketch.Names[0].Family)));
        yield return Begin(1, FactKinds.Born, FactValue.Of(("on", LocalDatePattern.Iso.Format(sketch.BornOn!.Value))));
        yield return Begin(2, FactKinds.NhsNumber, FactValue.Of(("number", sketch.NhsNumber)));

        FactChange.Begin Begin(int fact, FactKind kind, FactValue value) => new(FactIds.Of(subject.Value, fact), subject, kind, Guid.Empty, null, value, null, null);
    }

    private static PersonId IdOf(int number) => new(new Guid(number + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));

    private sealed class Contexts(DatabaseOptions options) : IDbContextFactory<WorkflowDbContext>
    {
        public WorkflowDbContext CreateDbContext() => new(options.ForContext());
    }
}
