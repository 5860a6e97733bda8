using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Runtime;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Cases.People.Births;

/// <summary>
/// Puts the birth that a case records on the file of the child, in the transaction of the step that records it: the child on file is the same one, born now. Each thing is
/// said by itself, and the newest word counts, whether the case or the file said it: both doors write both sides, so whoever speaks last has what was said before in
/// front of them, and it stays on file with who said it.
/// </summary>
[Basis(
    "L7.6b",
    En = "When the birth of an unborn child is recorded, the same child on file has its date of birth, and its name and whether it is a girl or a boy where they are said; a corrected birth corrects the file.",
    Cy = "Pan gofnodir genedigaeth plentyn heb ei eni, mae gan yr un plentyn ar ffeil ei ddyddiad geni, a’i enw ac ai merch neu fachgen ydyw lle dywedir hynny; mae cywiro’r enedigaeth yn cywiro’r ffeil.")]
public sealed class BirthOnFile(IPeople people, IChildMerges merges, ToldOfBirth told, ICalendarLibrary calendars)
{
    /// <summary>Whether the step says anything of the child's birth; if so it is written with <see cref="Changes"/>.</summary>
    public static bool IsToldBy(Decision.Accepted accepted) => RecordedBirth.Of(accepted) is not null;

    /// <summary>What the file says otherwise until now; null: nothing.</summary>
    /// <param name="signature">Who recorded it in the case, and when.</param>
    public async Task<IReadOnlyList<FactChange>?> Changes(Decision.Accepted accepted, Signature signature, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        var head = accepted.Step.Head;
        // Of several records of one child the one that counts is told: it is the child on file.
        if (RecordedBirth.Of(accepted) is not { } birth || await people.Around(head.Authority, head.Child, cancellationToken) is not { } file)
        {
            return null;
        }
        var source = new FactSource(head.Case, birth.Sequence);
        var today = calendars.Default(head.Authority).DateOf(signature.At);
        var facts = new List<FactChange>();
        foreach (var (kind, value) in Said(file, birth))
        {
            facts.AddRange(Steps(file, kind, value, source, birth.Reason, facts.Count, today));
        }
        return facts.Count == 0 ? null : facts;
    }

    /// <summary>After the commit: other open cases of the child count from the same date, and so does this one where a record of the birth was corrected.</summary>
    public async Task Follow(CaseHead head, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(head);
        await told.Tell(head.Authority, await merges.RecordsOf(head.Authority, head.Child, cancellationToken), cancellationToken);
    }

    private static IEnumerable<(FactKind Kind, FactValue.Said Value)> Said(PeopleFile file, RecordedBirth birth)
    {
        if (birth.On is { } on)
        {
            yield return (FactKinds.Born, FactValue.Of(("on", LocalDatePattern.Iso.Format(on))));
        }
        if (birth.GivenName is not null || birth.FamilyName is not null)
        {
            yield return (FactKinds.Name, FactValue.Of(("given", birth.GivenName ?? file.Child.GivenName), ("family", birth.FamilyName ?? file.Child.FamilyName)));
        }
        if (birth.Gender is { } gender)
        {
            yield return (FactKinds.Gender, FactValue.Of(("gender", gender)));
        }
    }

    private static IReadOnlyList<FactChange> Steps(PeopleFile file, FactKind kind, FactValue.Said said, FactSource source, string? reason, int number, LocalDate today)
    {
        var (subject, value) = (SubjectId.Of(file.Child.Id), FactCheck.Tidy(kind, said));
        var open = file.Now(subject, kind);
        // A definition may answer with a code that no file knows: the record of the case keeps it.
        if (FactCheck.Of(kind, value).Count > 0 || (open is not null && open.Value.Equals(value)))
        {
            return [];
        }
        var id = FactIds.Of(FactIds.Derived(source.Case.Value, checked((int)source.Sequence)), number);
        // That a birth was expected was never wrong: it ends with the birth.
        var steps = reason is not null && open is not null && !(kind == FactKinds.Born && (open.Value as FactValue.Said)?["on"] is null)
            ? FactSteps.Correction(id, open, value, open.From, open.To, reason)
            : FactSteps.News(id, subject, kind, Guid.Empty, null, value, null, open, today);
        return [.. steps.Select(step => step is FactChange.Begin begin ? begin with { Source = source } : step)];
    }
}
