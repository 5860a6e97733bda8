using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.Reading;

/// <summary>
/// The other cases of a child, under each of the child's records, for what tells a life and not a case: chronology, timeline, documents. Each comes through the door by
/// itself, so that whoever sees one sees no more of another than they did; and once records are two children again, each stands alone.
/// </summary>
public sealed class ChildsCases(CaseReading reading, ICaseFiles files, IPeople people)
{
    /// <summary>Cases of one child that are read together at most, the last opened first.</summary>
    public const int CasesMax = 20;

    /// <summary>Those that the reader sees as a whole; none where they see a part of this one. That they looked is in the log of each.</summary>
    public async Task<IReadOnlyList<JoinedCase>> Beside(StaffMember staff, CaseView view, CasePart part, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (!view.Sight.IsWhole)
        {
            return [];
        }
        var head = view.State.Head;
        var joined = new List<JoinedCase>();
        PeopleFile? file = null;
        foreach (var other in (await files.CasesOf(head.Authority, head.Child, cancellationToken)).Where(other => other.Case != head.Case).OrderByDescending(other => other.OpenedAt).Take(CasesMax))
        {
            if (await reading.Case(staff, other.Case, part, cancellationToken) is not { Sight.IsWhole: true } seen)
            {
                continue;
            }
            file ??= await people.Around(head.Authority, head.Child, cancellationToken);
            joined.Add(new JoinedCase(seen, other.Child == head.Child ? null : NameOn(file, other.Child) ?? seen.Child.Name));
        }
        return joined;
    }

    /// <summary>As it stands on the record itself: what lists show is the name of the record that counts.</summary>
    private static string? NameOn(PeopleFile? file, ChildId record) =>
        file?.Now(SubjectId.Of(record), FactKinds.Name)?.Value is FactValue.Said name ? $"{name["given"]} {name["family"]}".Trim() : null;
}
