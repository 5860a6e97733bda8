using System.Globalization;
using System.Text.Json.Nodes;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.Dialects;

/// <summary>One history of random steps, conflicts, repeats, sweeps and parkings on both databases: the same answers and the same rows.</summary>
[Category("Servers")]
internal sealed class DialectsAgreeTests
{
    private const int Cases = 12;

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(20260302)]
    public async Task Both_databases_answer_alike_and_hold_the_same_rows(int seed)
    {
        var sqlite = await Live(DatabaseProvider.Sqlite, seed);
        var postgreSql = await Live(DatabaseProvider.PostgreSql, seed);

        Assert.That(sqlite.Answers, Has.Some.Contains("Conflict").And.Some.Contains("AlreadyApplied").And.Some.Contains("Parked = 1"), "the history meets what it should");
        Assert.That(postgreSql.Answers, Is.EqualTo(sqlite.Answers));
        Assert.That(postgreSql.Rows, Is.EqualTo(sqlite.Rows));
    }

    private static async Task<(List<string> Answers, List<string> Rows)> Live(DatabaseProvider provider, int seed)
    {
        await using var database = await TestDatabase.Create(provider);
        var store = database.OpenStore();
        var random = new Random(seed);
        var answers = new List<string>();
        var known = new Dictionary<CaseId, Known>();
        for (var turn = 0; turn < 120; turn++)
        {
            var now = CaseSteps.Start + Duration.FromHours(turn);
            if (turn % 10 == 9)
            {
                answers.Add((await store.Sweep(now, 5, cases => [.. cases.Select(one => Fire(one, now, known))], default)).ToString());
            }
            else if (turn % 25 == 24)
            {
                answers.Add((await store.RetryParked(CaseSteps.Authority, CaseSteps.Case(random.Next(Cases)), "operator", now, default)).ToString());
            }
            else
            {
                await ApplySome(store, random, now, known, answers);
            }
        }
        return (answers, await Rows(database));
    }

    private static async Task ApplySome(ICaseStore store, Random random, Instant now, Dictionary<CaseId, Known> known, List<string> answers)
    {
        var chosen = Enumerable.Range(0, Cases).OrderBy(_ => random.Next()).Take(random.Next(1, 5)).ToArray();
        var steps = chosen.DistinctBy(number => number).Select(number => Step(CaseSteps.Case(number), random, now, known)).DistinctBy(step => step.CommandKey).ToArray();
        var outcomes = await store.Apply(steps, default);
        for (var i = 0; i < steps.Length; i++)
        {
            answers.Add(outcomes[i].ToString());
            if (outcomes[i] is ApplyOutcome.Applied)
            {
                var before = known.GetValueOrDefault(steps[i].Head.Case)?.Tasks ?? [];
                known[steps[i].Head.Case] = new Known(steps[i].Head, [.. before.Except(steps[i].TasksClosed).Union(steps[i].TasksOpened.Select(task => task.Key))]);
            }
        }
    }

    private static DecidedStep Step(CaseId caseId, Random random, Instant now, Dictionary<CaseId, Known> known)
    {
        var key = $"command-{random.Next(200)}";
        var (head, open) = known.GetValueOrDefault(caseId) ?? new Known(null, []);
        var step = head is null || random.Next(10) == 0 ? CaseSteps.Open(caseId) : CaseSteps.Next(head, now, [.. Enumerable.Range(0, random.Next(1, 4)).Select(n => $"kind.{n}")]);
        var keys = Enumerable.Range(0, 4).Select(n => n.ToString(CultureInfo.InvariantCulture)).OrderBy(_ => random.Next()).ToArray();
        var hours = Duration.FromHours(random.Next(1, 40));
        var task = CaseSteps.Task(keys[0], now + hours) with { Urgency = random.Next(5), Assignee = random.Next(2) == 0 ? null : new UserId(caseId.Value) };
        return step with
        {
            CommandKey = key,
            Head = step.Head with { MainState = $"state.{random.Next(3)}", Closed = random.Next(20) == 0, Team = new TeamId(random.Next(1, 3)) },
            TasksOpened = open.Contains(keys[0]) ? [] : [task],
            TasksChanged = open.Contains(keys[0]) ? [task] : [],
            TasksClosed = [keys[1]],
            DeadlinesSet = [CaseSteps.Deadline(keys[0], now + hours), CaseSteps.Deadline(keys[2], null)],
            DeadlinesEnded = [keys[1]],
            BreachesSet = [new BreachRow { Key = keys[3], Name = "b", DueAt = now, MetAt = random.Next(2) == 0 ? null : now + hours, Moved = random.Next(2) == 0 }],
            RecordsSet = [Record(step, random, now)],
            Register = Register(step, random),
            Outgoing = [new OutgoingEvent(caseId.Value, step.Head.LastSequence, "visit.recorded", now, now, ["health", "school"])],
        };
    }

    private static RecordRow Record(DecidedStep step, Random random, Instant now)
    {
        var first = random.Next(2) == 0 || step.ExpectedVersion == 0;
        return new RecordRow
        {
            List = "visit",
            Id = first ? $"v{step.Head.Version}" : $"v{random.Next(1, (int)step.Head.Version + 1)}",
            OccurredAt = first ? now : null,
            RecordedAt = now,
            RecordedBy = "worker",
            Revision = first ? 1 : 2,
            Fields = CaseSteps.Json(first ? """{"a": 1, "b": "x", "c": null}""" : """{"b": null, "d": [1, 2]}"""),
        };
    }

    private static IReadOnlyList<RegisterChange> Register(DecidedStep step, Random random)
    {
        var day = new LocalDate(2026, 3, 2).PlusDays(random.Next(100));
        return random.Next(4) switch
        {
            0 => [new RegisterChange.Entered($"e{step.Head.Version}", "full", day, ["neglect"])],
            1 => [new RegisterChange.Ended(day, "decision"), new RegisterChange.Entered($"e{step.Head.Version}", "temporary", day, []), new RegisterChange.Amended(day, ["physical"])],
            2 => [new RegisterChange.Amended(day, ["sexual", "neglect"])],
            _ => [new RegisterChange.Ended(day, "turned_18")],
        };
    }

    /// <summary>Each claimed case by its number: one is parked, one found not due, the others fire all they have.</summary>
    private static SweepDecision Fire(LoadedCase one, Instant now, Dictionary<CaseId, Known> known)
    {
        if (one.Head.Version % 7 == 3)
        {
            return new SweepDecision.Park("CPW9999", "It loops.", "");
        }
        if (one.Head.Version % 7 == 4)
        {
            return new SweepDecision.NothingDue();
        }
        var step = CaseSteps.Next(one.Head, now, "stage.raised") with { DeadlinesEnded = ["0", "1", "2", "3"] };
        known[one.Head.Case] = known[one.Head.Case] with { Head = step.Head };
        return new SweepDecision.Fire(step, 1);
    }

    private static async Task<List<string>> Rows(TestDatabase database)
    {
        await using var context = database.CreateDbContext();
        var rows = new List<string>();
        rows.AddRange((await context.Cases.AsNoTracking().ToListAsync()).Select(Plain));
        rows.AddRange((await context.Journal.AsNoTracking().ToListAsync()).Select(Plain));
        rows.AddRange((await context.Commands.AsNoTracking().ToListAsync()).Select(Plain));
        rows.AddRange((await context.Tasks.AsNoTracking().ToListAsync()).Select(Plain));
        rows.AddRange((await context.Deadlines.AsNoTracking().ToListAsync()).Select(Plain));
        rows.AddRange((await context.Breaches.AsNoTracking().ToListAsync()).Select(Plain));
        rows.AddRange((await context.Records.AsNoTracking().ToListAsync()).Select(Plain));
        rows.AddRange((await context.RegisterEntries.AsNoTracking().ToListAsync()).Select(Plain));
        rows.AddRange((await context.Outbox.AsNoTracking().ToListAsync()).Select(Plain));
        rows.AddRange((await context.Incidents.AsNoTracking().ToListAsync()).Select(Plain));
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    /// <summary>All properties but the numbers that each database gives out its own way.</summary>
    private static string Plain(object row) => string.Join(", ", row.GetType().GetProperties()
        .Where(property => property.Name is not ("DeliveryId" or "IncidentId"))
        .Select(property => $"{property.Name}={Plain(property.Name, property.GetValue(row))}"));

    private static string Plain(string name, object? value) => value switch
    {
        null => "null",
        byte[] bytes => Convert.ToHexString(bytes),
        string fields when name == "Fields" => string.Join(";", JsonNode.Parse(fields)!.AsObject().OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}:{field.Value?.ToJsonString() ?? "null"}")),
        _ => value.ToString()!,
    };

    /// <param name="Head">Where the case is; null when it is not opened.</param>
    /// <param name="Tasks">The keys of its open tasks.</param>
    private sealed record Known(CaseHead? Head, string[] Tasks);
}
