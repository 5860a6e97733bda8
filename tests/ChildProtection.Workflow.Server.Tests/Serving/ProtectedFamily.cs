using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Notices;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Server.Demonstration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Serving;

/// <summary>Brothers and sisters of a demonstration's North team, each taken from the referral to the register by those whose work it is.</summary>
public static class ProtectedFamily
{
    /// <summary>The main track, each task with what must be answered so that it goes on.</summary>
    private static readonly (string By, string Task, (string Name, Value Value)[] Answers)[] Track =
    [
        ("rhodri", "decide_referral", [("decision", Value.OfCode("strategy_discussion"))]),
        ("rhodri", "hold_strategy_discussion", [("decision", Value.OfCode("enquire_joint")), ("police", Value.OfCode("took_part")), ("health", Value.OfCode("took_part"))]),
        ("anwen", "record_enquiry_outcome", [("outcome", Value.OfCode("conference")), ("proposed_categories", Value.Of("neglect"))]),
        ("rhodri", "ratify_enquiry", [("agreed", Value.Of(true))]),
        ("mei", "schedule_conference", []),
        ("anwen", "prepare_child", [("purpose", Value.OfCode("understood"))]),
        ("bronwen", "open_conference", []),
        (
            "bronwen", "record_conference_decision",
            [
                ("at_risk", Value.Of(true)), ("plan_needed", Value.Of(true)), ("categories", Value.Of("neglect")), ("agencies_views", Value.Of("All agree.")),
                ("core_group_named", Value.Of(true)), ("next_dates_set", Value.Of(true)),
            ]),
    ];

    /// <summary>The cases, in the order of the names; Anwen Candlemere leads each.</summary>
    public static Task<IReadOnlyList<CaseId>> On(TestServer server, string familyName, params string[] givenNames) => On(server, null, familyName, false, givenNames);

    /// <summary>One case in which the next thing to be done is that task of the track.</summary>
    public static async Task<CaseId> Before(TestServer server, string task, string familyName, string givenName) => (await On(server, task, familyName, false, [givenName]))[0];

    /// <summary>One case whose conference registered the child and left the category to be named.</summary>
    public static async Task<CaseId> WithoutCategory(TestServer server, string familyName, string givenName)
    {
        var (by, task, answers) = Track[^1];
        var one = await Before(server, task, familyName, givenName);
        await Do(server, one, by, task, [.. answers.Where(answer => answer.Name != "categories")], new CheckOverride("record_conference_decision.2", "It is named within the day.", "conference_chair"));
        return one;
    }

    /// <summary>Brothers and sisters in each of whose cases that task of the track is next; of each but the first everything happened a working day later than of the one before.</summary>
    public static Task<IReadOnlyList<CaseId>> ApartBefore(TestServer server, string task, string familyName, params string[] givenNames) => On(server, task, familyName, true, givenNames);

    /// <summary>As <see cref="ApartBefore"/>, all on one day.</summary>
    public static Task<IReadOnlyList<CaseId>> AllBefore(TestServer server, string task, string familyName, params string[] givenNames) => On(server, task, familyName, false, givenNames);

    /// <summary>One case whose first review sits.</summary>
    public static async Task<CaseId> InReview(TestServer server, string familyName, string givenName)
    {
        var one = (await On(server, familyName, givenName))[0];
        await Do(server, one, "mei", "book_review", []);
        await Task(server, one, "anwen", "prepare_child");
        await Do(server, one, "bronwen", "open_review", []);
        return one;
    }

    /// <summary>Takes a case from that task of the track to the register.</summary>
    /// <param name="said">What is answered to the last task besides what it takes.</param>
    public static async Task Finish(TestServer server, CaseId one, string from, params (string Name, Value Value)[] said)
    {
        foreach (var (by, task, answers) in Track.SkipWhile(step => step.Task != from))
        {
            await Do(server, one, by, task, [.. answers, .. task == Track[^1].Task ? said : []]);
        }
    }

    /// <summary>Does one task of a case, answered with what the track says of it.</summary>
    public static Task Task(TestServer server, CaseId one, string by, string task) => Do(server, one, by, task, Track.Single(step => step.Task == task).Answers);

    /// <summary>Somebody raises a safety concern, and those whom the alarm asks are told of it.</summary>
    public static async Task Alarm(TestServer server, CaseId one)
    {
        var concern = new CaseInput.TakeAction(
            "raise_safety_concern", Answers.Of([KeyValuePair.Create("kind", Value.OfCode("unsafe")), KeyValuePair.Create("immediate_risk", Value.Of(true))]))
        {
            Actor = Actor.System,
        };
        var outcome = await server.Services.GetRequiredService<CaseWork>().Give(await Who(server, "anwen"), one, concern, Guid.NewGuid().ToString(), null, default);
        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>(), outcome.ToString());
        await server.Services.GetRequiredService<Noticing>().Run(default);
    }

    private static async Task<IReadOnlyList<CaseId>> On(TestServer server, string? before, string familyName, bool apart, string[] givenNames)
    {
        var family = new FamilyId(Guid.NewGuid());
        var cases = new List<CaseId>();
        foreach (var given in givenNames)
        {
            if (apart && cases.Count > 0)
            {
                await server.Services.GetRequiredService<DemonstrationDesk>().Move(ClockMove.WorkingDay, new AuthorityId(1), default);
            }
            var one = new CaseId(Guid.NewGuid());
            var child = new ChildId(Guid.NewGuid());
            var worker = await Who(server, "anwen");
            var known = cases.Count == 0 ? (FamilyId?)null : family;
            var today = server.Services.GetRequiredService<IClock>().GetCurrentInstant().InUtc().Date;
            var opened = await server.Services.GetRequiredService<CaseOpening>().Open(
                worker,
                new OpenCase(one, child, null, Answers.Of([KeyValuePair.Create("concern", Value.Of("Invented for a test.")), KeyValuePair.Create("date_of_birth", Value.Of(today.PlusYears(-9)))]), null)
                {
                    NewChild = new NewChild(child, given, familyName, today.PlusYears(-9), null, known, family),
                },
                default);
            Assert.That(opened, Is.InstanceOf<WorkOutcome.Done>(), opened.ToString());
            foreach (var (by, task, answers) in Track.TakeWhile(step => step.Task != before))
            {
                await Do(server, one, by, task, [.. answers, .. task == "decide_referral" ? [("worker", Value.Of(worker.Id.ToString()))] : Array.Empty<(string, Value)>()]);
            }
            cases.Add(one);
        }
        return cases;
    }

    private static async Task Do(TestServer server, CaseId one, string by, string task, (string Name, Value Value)[] answers, params CheckOverride[] passed)
    {
        var staff = await Who(server, by);
        var view = await server.Services.GetRequiredService<CaseReading>().Case(staff, one, default)
            ?? throw new InvalidOperationException($"{by} may not see the case in which {task} is to be done.");
        var definition = view.State.Definition.Definition;
        var now = server.Services.GetRequiredService<IClock>().GetCurrentInstant();
        var form = definition.Forms[DefinitionOutline.Of(definition).Tasks[task].Form!];
        var given = answers.ToImmutableSortedDictionary(answer => answer.Name, answer => answer.Value, StringComparer.Ordinal);
        var rows = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<ImmutableSortedDictionary<string, Value>>>(StringComparer.Ordinal);
        // What is required beside that may grow with the definition: it is answered with something that fits.
        foreach (var question in form.Questions.Where(question => question.Name != "on" && !given.ContainsKey(question.Name)))
        {
            var asked = FormQuestions.Of(view.State.Definition, view.State.Snapshot, view.State.Calendar, now, form, new Answers { Values = given })[question.Name];
            if (question.Type is FieldType.Records)
            {
                rows[question.Name] = [];
            }
            else if (asked.Required)
            {
                given = given.Add(question.Name, await Something(server, definition, question.Type, view.State.Calendar.DateOf(now)));
            }
        }
        var outcome = await server.Services.GetRequiredService<CaseWork>().Give(
            staff, one, new CaseInput.CompleteTask(task, new Answers { Values = given, Records = rows.ToImmutable() }) { Actor = Actor.System, Overrides = [.. passed] }, Guid.NewGuid().ToString(), null, default);
        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>(), outcome is WorkOutcome.Refused refused ? string.Join('\n', refused.Reasons) : $"{task}: {outcome}");
    }

    private static async Task<Value> Something(TestServer server, Definition definition, FieldType type, LocalDate today) => type switch
    {
        FieldType.YesNo => Value.Of(true),
        FieldType.Number => Value.Of(4m),
        FieldType.Text => Value.Of("Recorded for a test."),
        FieldType.Date => Value.Of(today),
        FieldType.Choice { Several: false } choice => Value.OfCode(definition.Choices[choice.List].Codes[0].Code),
        FieldType.User { Role: "conference_chair" } => Value.Of((await Who(server, "bronwen")).Id.ToString()),
        FieldType.User => Value.Of((await Who(server, "anwen")).Id.ToString()),
        _ => throw new InvalidOperationException($"No answer for {type.GetType().Name}: name one in the track."),
    };

    private static async Task<StaffMember> Who(TestServer server, string signIn)
    {
        var user = await server.User(signIn);
        return (await server.Services.GetRequiredService<IStaffDirectory>().Everybody(user.AuthorityId, default)).Single(member => member.Id == user.UserId);
    }
}
