using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.OutOfHours;

/// <summary>What keeps a child safe at night, and no more of the file.</summary>
/// <param name="People">Those around the child as the reader may see them; null: nobody is on file.</param>
/// <param name="Flags">The dangers that the case flags now.</param>
/// <param name="Managers">The managers of the team.</param>
/// <param name="Notes">What was handed over lately, the newest first.</param>
/// <param name="SeesCase">The reader may open the case itself.</param>
public sealed record SafetySummary(
    CaseState State, ChildFile Child, NightLine? Tonight, PeopleView? People, IReadOnlyList<RecordRow> Flags, IReadOnlyList<StaffMember> Managers, IReadOnlyList<HandoverNote> Notes, bool SeesCase);
