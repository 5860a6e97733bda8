using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>
/// What the rows of one case answer to the form with which the definition takes a case over. What is not known becomes a gap that the definition asks for; nothing is
/// filled in. The names of the questions are those of <c>workflows/shared/forms/brought_in.yaml</c>.
/// </summary>
internal sealed class CaseAnswers
{
    private static readonly string[] Places = ["home", "school", "other"];
    private static readonly string[] Visitors = ["lead_worker", "cover", "other"];
    private static readonly string[] Alone = ["alone", "supporter", "observed", "declined", "not_alone"];

    private readonly CaseRows _rows;
    private readonly WorkingCalendar _calendar;
    private readonly Definition _definition;
    private readonly Action<ImportFinding> _tell;
    private readonly LocalDate _today;
    private readonly CellReader _case;
    private readonly ImmutableSortedDictionary<string, Value>.Builder _values = ImmutableSortedDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ImmutableSortedDictionary<string, Value>>> _lists = new(StringComparer.Ordinal);
    private readonly List<string> _gaps = [];
    private string _phase = string.Empty;

    private CaseAnswers(CaseRows rows, Definition definition, WorkingCalendar calendar, LocalDate today, Action<ImportFinding> tell)
    {
        (_rows, _definition, _calendar, _today, _tell) = (rows, definition, calendar, today, tell);
        _case = new CellReader(rows.Case, today, tell);
    }

    /// <param name="staff">The ids of those whom the allocations name, by role: the lead worker and the chair.</param>
    public static Answers Of(
        CaseRows rows, string system, Definition definition, WorkingCalendar calendar, LocalDate today, IReadOnlyDictionary<string, string> staff, Action<ImportFinding> tell) =>
        new CaseAnswers(rows, definition, calendar, today, tell).Read(system, staff);

    private Answers Read(string system, IReadOnlyDictionary<string, string> staff)
    {
        _phase = _case.Code("phase", required: true, notKnown: false, ImportPhase.All) ?? string.Empty;
        Put("system", Value.Of(system));
        Put("reference", Value.Of(_rows.Reference));
        Put("phase", _phase.Length > 0 ? Value.OfCode(_phase) : Value.Unknown);
        Put("outline", Text(_case.Text("outline")));
        foreach (var (question, role) in new[] { ("lead", "lead_worker"), ("chair", "chair") })
        {
            Put(question, staff.TryGetValue(role, out var user) ? Value.Of(user) : Value.Unknown);
        }
        Child();
        Dangers();
        if (_phase.Length > 0)
        {
            Enquiry();
            Conference();
            Plan();
        }
        Family();
        Visits();
        _lists["gaps"] = [.. _gaps.Distinct(StringComparer.Ordinal).Select(gap => Row(("fact", Value.OfCode(gap))))];
        return new Answers
        {
            Values = _values.ToImmutable(),
            Records = _lists.Where(list => list.Value.Count > 0).ToImmutableSortedDictionary(list => list.Key, list => list.Value.ToImmutableArray(), StringComparer.Ordinal),
        };
    }

    private void Child()
    {
        var child = new CellReader(_rows.Child, _today, _tell);
        var expected = child.Date("expected_date_of_birth", required: false, notKnown: false, ahead: true);
        var born = child.Date("date_of_birth", required: expected.Known is null);
        if (expected.Known is not null && born.Said != Said.Nothing)
        {
            child.Wrong("expected_date_of_birth", "Of a child who is born it is empty.");
        }
        Put("date_of_birth", Date(born));
        Put("expected_date_of_birth", Date(expected));
        Gap(born.Said == Said.NotKnown, "date_of_birth");
    }

    private void Dangers()
    {
        var (abuse, criminal) = (_case.YesNo("domestic_abuse", required: true), _case.YesNo("criminal_enquiry", required: true));
        Put("domestic_abuse", YesNo(abuse));
        Put("criminal_enquiry", YesNo(criminal));
        Gap(abuse.Said == Said.NotKnown || criminal.Said == Said.NotKnown, "danger");
        var before = _case.YesNo("previously_registered", required: true);
        Put("previously_registered", YesNo(before));
        Gap(before.Said == Said.NotKnown, "previously_registered");
        foreach (var (column, fact) in new[] { ("looked_after", "looked_after"), ("missing", "missing"), ("access_denied", "denied_access"), ("court", "court") })
        {
            // What is so, and what nobody can say, is recorded here by somebody who knows the child: none of it is brought along as a tick.
            var said = _case.YesNo(column, required: true);
            Gap(said.Said == Said.NotKnown || said.Known == true, fact);
        }
    }

    private void Enquiry()
    {
        var isPlan = _phase == ImportPhase.Plan;
        var referred = _case.Date("referral_received_on", required: !isPlan);
        if (!isPlan)
        {
            Add("referrals", referred.Known, day => Row(("on", Value.Of(_calendar.StartOf(day))), ("source", Text(_case.Text("referral_source")))));
            Gap(referred.Said == Said.NotKnown, "referral");
        }
        var decided = _case.Date("referral_decided_on", required: _phase == ImportPhase.StrategyDiscussion, notKnown: false);
        if (_phase == ImportPhase.StrategyDiscussion)
        {
            Add("decisions", decided.Known, day => Row(("on", Value.Of(_calendar.StartOf(day))), ("decision", Value.OfCode("strategy_discussion"))));
            return;
        }
        var held = _case.Date("strategy_discussion_on", required: !isPlan);
        var begun = _case.Date("enquiry_began_on", required: !isPlan);
        var assessed = _case.Date("assessment_completed_on", required: !isPlan, none: true);
        InOrder(referred, held, "strategy_discussion_on");
        InOrder(held, assessed, "assessment_completed_on");
        if (isPlan)
        {
            return;
        }
        Add("strategy_discussions", held.Known, day => Row(("on", Value.Of(day))));
        Gap(held.Said == Said.NotKnown, "strategy_discussion");
        Put("enquiry_begun_on", Date(begun));
        Add("assessments", assessed.Known, day => Row(("on", Value.Of(day))));
    }

    private void Conference()
    {
        if (_phase is ImportPhase.ConferenceCalled or ImportPhase.ConferenceBooked)
        {
            var called = _case.Date("conference_called_on", required: true);
            Put("conference_called_on", Date(called));
            Gap(called.Said == Said.NotKnown, "conference_called");
        }
        if (_phase is ImportPhase.ConferenceBooked or ImportPhase.Plan)
        {
            // One that was booked for a day that is past was held, or was not: the row is older than the day.
            var booked = _case.Date("conference_booked_for", required: true, none: _phase == ImportPhase.Plan, notKnown: false, ahead: true);
            if (booked.Known is { } day && day < _today)
            {
                _tell(new ImportFinding(
                    ImportCodes.DateWrong, _rows.Case.Place, "conference_booked_for", "The day of the booked conference is past.",
                    "Say what came of it: a later day, or, once it was held, the phase and the dates that follow.", Stops: true));
                return;
            }
            Put("conference_booked_for", Date(booked));
        }
    }

    private void Plan()
    {
        if (_phase != ImportPhase.Plan)
        {
            return;
        }
        var registered = _case.Date("registered_on", required: true, notKnown: false);
        Put("registered_on", Date(registered));
        var categories = _case.Codes("categories", required: true, [.. _definition.Choices["category"].Codes.Select(code => code.Code)]);
        var chosen = categories.Count > 0 ? Value.Of(string.Join(' ', categories)) : Value.Unknown;
        Put("categories", chosen);
        Conferences(chosen);
        CoreGroups();
        var plan = _case.Date("detailed_plan_agreed_on", required: true, none: true);
        Put("plan_elsewhere_on", Date(plan));
        Gap(plan.Said == Said.NotKnown, "detailed_plan");
    }

    private void Conferences(Value categories)
    {
        var initial = _case.Date("initial_conference_on", required: true);
        var review = _case.Date("last_review_on", required: true, none: true);
        InOrder(initial, review, "last_review_on");
        Gap(initial.Said == Said.NotKnown, "initial_conference");
        Gap(review.Said == Said.NotKnown, "last_review");
        var (decisions, minutes) = (_case.Date("decisions_sent_on", required: true, none: true), _case.Date("minutes_sent_on", required: true, none: true));
        Gap(decisions.Said is Said.None or Said.NotKnown, "decisions_sent");
        Gap(minutes.Said is Said.None or Said.NotKnown, "minutes_sent");
        InOrder(review.Known is null ? initial : review, decisions, "decisions_sent_on");
        InOrder(review.Known is null ? initial : review, minutes, "minutes_sent_on");
        foreach (var (held, kind, isLast) in new[] { (initial, "initial", review.Known is null), (review, "review", true) })
        {
            Add("conferences", held.Known, day => Row(
                ("on", Value.Of(day)), ("kind", Value.OfCode(kind)), ("plan_needed", Value.True), ("categories", categories),
                ("summary_sent_on", isLast ? Date(decisions) : Value.Unknown), ("minutes_sent_on", isLast ? Date(minutes) : Value.Unknown)));
        }
    }

    private void CoreGroups()
    {
        var (first, last) = (_case.Date("first_core_group_on", required: false), _case.Date("last_core_group_on", required: true, none: true));
        var sent = _case.Date("core_group_record_sent_on", required: last.Known is not null, none: true);
        var next = _case.Date("next_core_group_on", required: true, none: true, ahead: true);
        InOrder(first, last, "last_core_group_on");
        InOrder(last, sent, "core_group_record_sent_on");
        if (first.Known != last.Known)
        {
            Add("core_groups", first.Known, day => Row(("on", Value.Of(day))));
        }
        Add("core_groups", last.Known, day => Row(("on", Value.Of(day)), ("record_sent_on", Date(sent))));
        Gap(last.Said == Said.NotKnown, "core_group");
        Gap(last.Known is not null && sent.Said is Said.None or Said.NotKnown, "core_group_record_sent");
        Put("core_group_booked_for", next.Known is { } day && day >= _today ? Date(next) : Value.Unknown);
    }

    private void Family()
    {
        foreach (var row in _rows.Persons)
        {
            var cells = new CellReader(row, _today, _tell);
            var (given, family) = (cells.Text("given_name", required: true), cells.Text("family_name", required: true));
            if (cells.YesNo("takes_part", required: true).Known == true)
            {
                Add("family", Row(("name", Value.Of($"{given} {family}".Trim())), ("kind", Value.OfCode("parent"))));
            }
        }
        Gap(!_lists.ContainsKey("family"), "family");
    }

    private void Visits()
    {
        (LocalDate Day, bool Said) last = default;
        foreach (var row in _rows.Visits)
        {
            var cells = new CellReader(row, _today, _tell);
            var (on, engaged, alone) = (cells.Date("on", required: true, notKnown: false), cells.YesNo("engaged", required: true), cells.Code("alone", required: true, notKnown: true, Alone));
            var seen = cells.YesNo("seen", required: true);
            Add("visits", on.Known, day => Row(
                ("on", Value.Of(day)), ("visitor", Code(cells.Code("visitor", required: true, notKnown: true, Visitors))), ("place", Code(cells.Code("place", required: true, notKnown: true, Places))),
                ("seen", YesNo(seen)), ("engaged", YesNo(engaged)), ("alone", Code(alone)), ("announced", YesNo(cells.YesNo("announced", required: true))),
                ("bedroom_seen", YesNo(cells.YesNo("bedroom_seen", required: true))), ("in_absence", YesNo(cells.YesNo("during_absence", required: false)))));
            if (on.Known is { } at && at >= last.Day)
            {
                last = (at, engaged.Known is not null && alone is not null);
            }
        }
        if (_rows.Visits.Count > ImportLimits.VisitsPerCaseMax)
        {
            _tell(new ImportFinding(
                ImportCodes.TooLarge, _rows.Case.Place, "case_reference", $"The case has more than {ImportLimits.VisitsPerCaseMax} visits.", "Leave the oldest out: they move no limit.", Stops: true));
        }
        Gap(_phase == ImportPhase.Plan && !last.Said && _values.GetValueOrDefault("expected_date_of_birth") == Value.Unknown, "last_visit");
    }

    private void InOrder(Cell<LocalDate> first, Cell<LocalDate> then, string column)
    {
        if (first.Known is { } before && then.Known is { } after && after < before)
        {
            _tell(new ImportFinding(ImportCodes.DateWrong, _rows.Case.Place, column, "The day comes before one that it must follow.", "Put the day right, or the one before it.", Stops: true));
        }
    }

    private void Gap(bool isOne, string fact)
    {
        if (isOne)
        {
            _gaps.Add(fact);
        }
    }

    private void Put(string question, Value value)
    {
        if (value.IsKnown)
        {
            _values[question] = value;
        }
    }

    private void Add(string list, LocalDate? day, Func<LocalDate, ImmutableSortedDictionary<string, Value>> row)
    {
        if (day is { } known)
        {
            Add(list, row(known));
        }
    }

    private void Add(string list, ImmutableSortedDictionary<string, Value> row)
    {
        if (!_lists.TryGetValue(list, out var rows))
        {
            _lists[list] = rows = [];
        }
        rows.Add(row);
    }

    private static ImmutableSortedDictionary<string, Value> Row(params (string Field, Value Value)[] fields) =>
        fields.Where(field => field.Value.IsKnown).ToImmutableSortedDictionary(field => field.Field, field => field.Value, StringComparer.Ordinal);

    private static Value Date(Cell<LocalDate> cell) => cell.Known is { } day ? Value.Of(day) : Value.Unknown;

    private static Value YesNo(Cell<bool> cell) => cell.Known is { } known ? Value.Of(known) : Value.Unknown;

    private static Value Code(string? code) => code is null ? Value.Unknown : Value.OfCode(code);

    private static Value Text(string? text) => text is null ? Value.Unknown : Value.Of(text);
}
