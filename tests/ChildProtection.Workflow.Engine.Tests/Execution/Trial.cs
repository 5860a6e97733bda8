using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>A case that a test walks through its days. Keeps the whole journal, and what was derived last.</summary>
internal sealed class Trial
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/London"];

    public static readonly WorkingCalendar Calendar = CalendarWith("1");

    private static readonly Lazy<CompiledDefinition> Sample = new(() => Compile(SampleWorkflow.Text));

    public Trial(CompiledDefinition? definition = null, WorkingCalendar? calendar = null)
    {
        Definition = definition ?? Sample.Value;
        CalendarNow = calendar ?? Calendar;
    }

    public CompiledDefinition Definition { get; }

    public WorkingCalendar CalendarNow { get; set; }

    public CaseSnapshot? Case { get; private set; }

    public CaseSnapshot Snapshot => Case ?? throw new InvalidOperationException("The case is not open.");

    public List<JournalEntry> Journal { get; } = [];

    /// <summary>What the last step wrote.</summary>
    public IReadOnlyList<JournalEntry> Last { get; private set; } = [];

    public StepResult.Accepted? LastStep { get; private set; }

    public Derivation Derived => CaseMachine.Derive(Definition, Snapshot, CalendarNow);

    public static CompiledDefinition Compile(string text)
    {
        var read = DefinitionLoader.Load("sample.yaml", new InMemorySourceFiles(new Dictionary<string, string> { ["sample.yaml"] = text }));
        return read.Definition is { } definition
            ? CompiledDefinition.Compile(definition)
            : throw new InvalidOperationException(string.Join(Environment.NewLine, read.Diagnostics));
    }

    public static WorkingCalendar CalendarWith(string version, params LocalDate[] holidays) => new(new WorkingCalendarData
    {
        Name = "test",
        Title = LocalizedText.Of("Test"),
        Version = version,
        Zone = Zone,
        FirstYear = 2024,
        LastYear = 2030,
        BankHolidays =
        [
            .. holidays.Prepend(new LocalDate(2026, 4, 3)).Prepend(new LocalDate(2026, 4, 6)).Prepend(new LocalDate(2026, 5, 4))
                .Select(date => new BankHoliday(date, LocalizedText.Of("Holiday"), "a test")),
        ],
    });

    /// <summary><c>2026-03-02 09:00</c> in the zone.</summary>
    public static Instant At(string text) => LocalDateTime.FromDateTime(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture))
        .InZoneLeniently(Zone).ToInstant();

    /// <summary>The end of that day.</summary>
    public static Instant EndOf(string date) => At(date + " 23:59:59");

    public static Actor Person(params string[] roles) => new("user-" + roles[0], [.. roles]);

    public static Answers Answer(params (string Name, Value Value)[] values) =>
        Answers.Of(values.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));

    public StepResult Try(string at, CaseInput input)
    {
        var result = CaseMachine.Step(Definition, Case, input, CalendarNow, At(at));
        if (result is StepResult.Accepted accepted)
        {
            LastStep = accepted;
            Case = accepted.Snapshot;
            Last = accepted.Entries;
            Journal.AddRange(accepted.Entries);
        }
        return result;
    }

    public Trial Do(string at, CaseInput input) => Try(at, input) switch
    {
        StepResult.Accepted => this,
        StepResult.Refused refused => throw new InvalidOperationException(string.Join(Environment.NewLine, refused.Reasons)),
        StepResult.Faulted fault => throw new InvalidOperationException($"{fault.Code} {fault.Words}"),
        var other => throw new InvalidOperationException(other.ToString()),
    };

    public Trial Open(string at, string? on = null, Answers? answers = null) =>
        Do(at, new CaseInput.Open(answers ?? Answers.None) { Actor = Person("clerk"), OccurredOn = On(on) });

    public Trial Complete(string at, string task, string? on = null, string? each = null, string role = "clerk", params (string, Value)[] answers) =>
        Do(at, new CaseInput.CompleteTask(task, Answer(answers), each) { Actor = Person(role), OccurredOn = On(on) });

    public Trial Act(string at, string action, string? on = null, string role = "clerk", params (string, Value)[] answers) =>
        Do(at, new CaseInput.TakeAction(action, Answer(answers)) { Actor = Person(role), OccurredOn = On(on) });

    public Trial Signal(string at, string name, params (string Name, Value Value)[] values) => Do(at, new CaseInput.Signal(name, Answer(values).Values) { Actor = Actor.System });

    public Trial Pass(string at, params string[] vacant) => Do(at, new CaseInput.Fire { Actor = Actor.Timer, VacantRoles = [.. vacant] });

    /// <summary>The case in the state <c>held</c>, granted on Monday 2 March 2026, kept by user-keeper.</summary>
    public static Trial Held(CompiledDefinition? definition = null)
    {
        var trial = new Trial(definition).Open("2026-03-02 09:00");
        return trial.Complete("2026-03-02 10:00", "decide", answers: [("outcome", Value.OfCode("grant")), ("keeper", Value.Of("user-keeper"))]);
    }

    public IEnumerable<string> Kinds() => Last.Select(entry => entry.Kind);

    public IReadOnlyList<string> Raised() =>
        [.. Last.OfType<JournalEntry.StageRaised>().Select(stage => $"{stage.Deadline} {stage.Stage} {string.Join("+", stage.To)}")];

    private static EventTime? On(string? text) => text is null ? null : EventTime.Parse(text);
}
