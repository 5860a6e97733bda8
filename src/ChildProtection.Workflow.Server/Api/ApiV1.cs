using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Agencies;
using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Work;
using NodaTime;

namespace ChildProtection.Workflow.Server.Api;

/// <summary>The HTTP API, version 1: the same use cases as the pages, answered by the same code.</summary>
public sealed class ApiV1(CaseReading reading, CaseWork work, CaseOpening opening, RelatingAgencies relating, SignedInStaff signedIn, IDefinitionLibrary definitions, ICalendarLibrary calendars, WorkLines lines, IClock clock)
{
    public async Task<IResult> MyWork(CancellationToken cancellationToken)
    {
        var staff = await signedIn.Get(cancellationToken);
        return List(staff, await reading.MyWork(staff, cancellationToken));
    }

    public async Task<IResult> TeamWork(CancellationToken cancellationToken)
    {
        var staff = await signedIn.Get(cancellationToken);
        return List(staff, await reading.TeamWork(staff, cancellationToken));
    }

    public async Task<IResult> Cases(string? name, CancellationToken cancellationToken) =>
        await reading.Cases(await signedIn.Get(cancellationToken), name, cancellationToken) is { } found
            ? Results.Ok(found.Select(line => new
            {
                @case = line.Case.Value, child = line.Child.Value, line.ChildName, team = line.Team.Value, state = line.MainState, line.Closed,
            }))
            : ApiProblem.NotFound();

    public async Task<IResult> Case(CaseId id, CancellationToken cancellationToken) =>
        await View(id, cancellationToken) is { } view ? Results.Ok(CaseResource.Of(view)) : ApiProblem.NotFound();

    public async Task<IResult> Open(HttpContext context, OpenBody body, CancellationToken cancellationToken)
    {
        var staff = await signedIn.Get(cancellationToken);
        var today = calendars.Default(staff.Authority).DateOf(clock.GetCurrentInstant());
        if (definitions.InForce(staff.Authority, today) is not { } definition)
        {
            return ApiProblem.NotFound();
        }
        var answers = new JsonAnswers();
        var read = answers.Read(definition.Definition.Forms[definition.Definition.Opens.Form].Questions, body.Answers ?? None);
        if (Unreadable(answers, body.OccurredOn) is { } problem)
        {
            return problem;
        }
        TeamId? team = body.Team is { } asked ? new TeamId(asked) : null;
        return ApiRequest.Key(context) is null
            ? ApiProblem.KeyMissing()
            : Answer(await opening.Open(staff, new OpenCase(body.CaseId, body.ChildId, team, read, Occurred(body.OccurredOn)), cancellationToken));
    }

    public async Task<IResult> Do(string kind, HttpContext context, CaseId id, string name, WorkBody body, CancellationToken cancellationToken)
    {
        if (await View(id, cancellationToken) is not { } view || Doable.Find(view.State.Definition.Definition, kind, name) is not { } doable)
        {
            return ApiProblem.NotFound();
        }
        var answers = new JsonAnswers();
        var read = answers.Read(doable.Form?.Questions ?? [], body.Answers ?? None);
        if (Unreadable(answers, body.OccurredOn) is { } problem)
        {
            return problem;
        }
        ImmutableArray<CheckOverride> overrides = [.. (body.Overrides ?? []).OfType<WorkBody.Override>()
            .Select(given => new CheckOverride(given.Check ?? "", given.Reason ?? "", given.Role ?? "", given.CannotWait))];
        var input = Doable.Input(kind, name, body.Record, read, Occurred(body.OccurredOn), overrides);
        return await Give(context, id, input, new Seen(Task: body.Key), cancellationToken);
    }

    public Task<IResult> NotNeeded(HttpContext context, CaseId id, string name, ReasonBody body, CancellationToken cancellationToken) =>
        Give(context, id, new CaseInput.NotNeeded(name, body.Reason ?? "", body.Record) { Actor = Actor.System }, null, cancellationToken);

    public Task<IResult> LetPass(HttpContext context, CaseId id, string check, PassBody body, CancellationToken cancellationToken) =>
        Give(context, id, new CaseInput.LetPass(check, body.Reason ?? "", body.Role ?? "", body.Record) { Actor = Actor.System }, null, cancellationToken);

    public Task<IResult> Acknowledge(HttpContext context, CaseId id, string key, CancellationToken cancellationToken) =>
        Give(context, id, new CaseInput.Acknowledge(key) { Actor = Actor.System }, null, cancellationToken);

    public Task<IResult> Excuse(HttpContext context, CaseId id, string breach, ReasonBody body, CancellationToken cancellationToken) =>
        Give(context, id, new CaseInput.Excuse(breach, body.Reason ?? "") { Actor = Actor.System }, null, cancellationToken);

    public async Task<IResult> CorrectRecord(
        HttpContext context, CaseId id, string list, string record, CorrectionBody body, CancellationToken cancellationToken)
    {
        if (await View(id, cancellationToken) is not { } view || !view.State.Definition.Definition.Records.TryGetValue(list, out var type))
        {
            return ApiProblem.NotFound();
        }
        var answers = new JsonAnswers();
        var values = answers.Read(type, body.Values ?? None);
        return Unreadable(answers, body.OccurredOn) ?? await Give(
            context, id, new CaseInput.CorrectRecord(list, record, values, body.Reason ?? "", Occurred(body.OccurredOn)) { Actor = Actor.System }, new Seen(body.Version), cancellationToken);
    }

    public async Task<IResult> CorrectFact(HttpContext context, CaseId id, string field, CorrectionBody body, CancellationToken cancellationToken)
    {
        if (await View(id, cancellationToken) is not { } view
            || !view.State.Definition.Definition.Fields.TryGetValue(field, out var known)
            || !(body.Values ?? None).TryGetValue(field, out var given))
        {
            return ApiProblem.NotFound();
        }
        var answers = new JsonAnswers();
        var value = answers.Read(known.Type, given, field);
        return Unreadable(answers, null) ?? await Give(
            context, id, new CaseInput.CorrectField(field, value, body.Reason ?? "") { Actor = Actor.System }, new Seen(body.Version), cancellationToken);
    }

    public Task<IResult> Assign(HttpContext context, CaseId id, string role, HolderBody body, CancellationToken cancellationToken) => Give(
        context,
        id,
        body.User is { } user
            ? new CaseInput.AssignRole(role, new UserId(user).ToString(), body.Reason) { Actor = Actor.System }
            : new CaseInput.VacateRole(role, body.Reason) { Actor = Actor.System },
        null,
        cancellationToken);

    /// <summary>The same request again changes nothing: it needs no key.</summary>
    public async Task<IResult> Relate(CaseId id, AgencyId agency, CancellationToken cancellationToken) =>
        Answer(await relating.Begin(await signedIn.Get(cancellationToken), id, agency, cancellationToken));

    public async Task<IResult> EndRelation(CaseId id, AgencyId agency, CancellationToken cancellationToken) =>
        Answer(await relating.End(await signedIn.Get(cancellationToken), id, agency, cancellationToken));

    private static IReadOnlyDictionary<string, System.Text.Json.JsonElement> None { get; } = new Dictionary<string, System.Text.Json.JsonElement>();

    private IResult List(StaffMember staff, IReadOnlyList<WorkItem>? items) =>
        items is null ? ApiProblem.NotFound() : Results.Ok(lines.Of(staff, items, ImmutableDictionary<UserId, string>.Empty, []));

    private async Task<CaseView?> View(CaseId id, CancellationToken cancellationToken) =>
        await reading.Case(await signedIn.Get(cancellationToken), id, CasePart.Api, cancellationToken);

    private async Task<IResult> Give(HttpContext context, CaseId id, CaseInput input, Seen? seen, CancellationToken cancellationToken) =>
        ApiRequest.Key(context) is { } key
            ? Answer(await work.Give(await signedIn.Get(cancellationToken), id, input, key, seen, cancellationToken))
            : ApiProblem.KeyMissing();

    private static IResult Answer(WorkOutcome outcome) =>
        outcome is WorkOutcome.Done done ? Results.Ok(new DoneResource(done.Case.Value, done.Version)) : ApiProblem.Of(outcome);

    private static IResult? Unreadable(JsonAnswers answers, string? occurredOn) =>
        answers.Refusals.Count > 0 ? ApiProblem.Unreadable(answers.Refusals)
        : occurredOn is not null && Occurred(occurredOn) is null
            ? ApiProblem.Unreadable([new Refusal(ApiCodes.AnswerUnreadable, $"'occurredOn' is a date, 2026-03-02, or a local time, 2026-03-02T14:05:00, of a year from {DateLimits.YearMin} to {DateLimits.YearMax}.", "on")])
        : null;

    private static EventTime? Occurred(string? text) =>
        text is not null && EventTime.Parse(text) is { } on && DateLimits.Allow(on.Date) ? on : null;
}
