using System.Globalization;
using ChildProtection.Workflow.Benchmarks.Storage;
using ChildProtection.Workflow.Cases.Identity;
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
using Npgsql;
using NpgsqlTypes;

namespace ChildProtection.Workflow.Benchmarks.People;

/// <summary>How long it takes to find somebody among many, by each way of asking, on either database. Fills a database of its own and drops it.</summary>
internal static class PeopleSearch
{
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
        var seconds = await Measure.Seconds(() => options.Provider == DatabaseProvider.PostgreSql ? FillPostgreSql(options, sketches) : FillSqlite(options, sketches));
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

    /// <summary>The rows that the product writes for such a person, in bulk: what is measured is the finding.</summary>
    private static async Task FillSqlite(DatabaseOptions options, PersonSketch[] sketches)
    {
        await using var connection = new SqliteConnection(options.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = connection.BeginTransaction();
        var person = Prepared(connection, transaction, "insert into person (authority_id, person_id, is_child, given_name, family_name, born_on) values (1, $0, 1, $1, $2, $3)", 4);
        var fact = Prepared(connection, transaction, "insert into person_fact (authority_id, fact_id, subject_id, kind, series, value, recorded_at, recorded_by) values (1, $0, $1, $2, $3, $4, 0, $3)", 5);
        var key = Prepared(connection, transaction, "insert into search_key (authority_id, key, person_id) values (1, $0, $1)", 2);
        foreach (var (sketch, number) in sketches.Select((sketch, number) => (sketch, number)))
        {
            Run(person, IdOf(number).Value, sketch.Names[0].Given, sketch.Names[0].Family, LocalDatePattern.Iso.Format(sketch.BornOn!.Value));
            foreach (var (kind, value, index) in Facts(sketch))
            {
                Run(fact, FactIds.Of(IdOf(number).Value, index).Value, IdOf(number).Value, kind.Name, Guid.Empty, FactFormat.Write(value));
            }
        }
        foreach (var (found, number) in Keys(sketches))
        {
            Run(key, found, IdOf(number).Value);
        }
        await transaction.CommitAsync();
    }

    private static SqliteCommand Prepared(SqliteConnection connection, SqliteTransaction transaction, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        for (var index = 0; index < parameters; index++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${index}" });
        }
        return command;
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index];
        }
        command.ExecuteNonQuery();
    }

    private static async Task FillPostgreSql(DatabaseOptions options, PersonSketch[] sketches)
    {
        await using var connection = new NpgsqlConnection(options.ConnectionString);
        await connection.OpenAsync();
        await using (var rows = await connection.BeginBinaryImportAsync("copy person (authority_id, person_id, is_child, given_name, family_name, born_on) from stdin (format binary)"))
        {
            foreach (var (sketch, number) in sketches.Select((sketch, number) => (sketch, number)))
            {
                await rows.WriteRowAsync(default, 1, IdOf(number).Value, true, sketch.Names[0].Given, sketch.Names[0].Family, sketch.BornOn!.Value.ToDateOnly());
            }
            await rows.CompleteAsync();
        }
        await using (var rows = await connection.BeginBinaryImportAsync("copy person_fact (authority_id, fact_id, subject_id, kind, series, value, recorded_at, recorded_by) from stdin (format binary)"))
        {
            foreach (var (sketch, number) in sketches.Select((sketch, number) => (sketch, number)))
            {
                foreach (var (kind, value, index) in Facts(sketch))
                {
                    await rows.StartRowAsync();
                    await rows.WriteAsync(1);
                    await rows.WriteAsync(FactIds.Of(IdOf(number).Value, index).Value);
                    await rows.WriteAsync(IdOf(number).Value);
                    await rows.WriteAsync(kind.Name);
                    await rows.WriteAsync(Guid.Empty);
                    await rows.WriteAsync(FactFormat.Write(value), NpgsqlDbType.Json);
                    await rows.WriteAsync(Instant.FromUtc(2026, 3, 2, 9, 0).ToDateTimeUtc(), NpgsqlDbType.TimestampTz);
                    await rows.WriteAsync(Guid.Empty);
                }
            }
            await rows.CompleteAsync();
        }
        await using (var rows = await connection.BeginBinaryImportAsync("copy search_key (authority_id, key, person_id) from stdin (format binary)"))
        {
            foreach (var (found, number) in Keys(sketches))
            {
                await rows.WriteRowAsync(default, 1, found, IdOf(number).Value);
            }
            await rows.CompleteAsync();
        }
    }

    private static IEnumerable<(string Key, int Number)> Keys(PersonSketch[] sketches) =>
        sketches.SelectMany((sketch, number) => SearchKeys.Stored(sketch).Select(key => (key, number))).OrderBy(row => row.key, StringComparer.Ordinal);

    private static IEnumerable<(FactKind Kind, FactValue Value, int Index)> Facts(PersonSketch sketch)
    {
        yield return (FactKinds.Name, FactValue.Of(("given", sketch.Names[0].Given), ("family", sketch.Names[0].Family)), 0);
        yield return (FactKinds.Born, FactValue.Of(("on", LocalDatePattern.Iso.Format(sketch.BornOn!.Value))), 1);
        yield return (FactKinds.NhsNumber, FactValue.Of(("number", sketch.NhsNumber)), 2);
    }

    private static PersonId IdOf(int number) => new(new Guid(number + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));

    private sealed class Contexts(DatabaseOptions options) : IDbContextFactory<WorkflowDbContext>
    {
        public WorkflowDbContext CreateDbContext() => new(options.ForContext());
    }
}
