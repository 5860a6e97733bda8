using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>About where the children of a list live, for whoever goes from one to the next.</summary>
public sealed class WorkPlaces(PeopleReading people, Words words)
{
    /// <summary>Children whose place is looked up for one list; the others stand as not on file.</summary>
    public const int ChildrenMax = 100;

    /// <summary>In words, case by case; nothing of a case where no place is on file.</summary>
    public async Task<IReadOnlyDictionary<CaseId, string>> Of(StaffMember reader, IReadOnlyList<WorkItem> items, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        var places = new Dictionary<CaseId, string>();
        foreach (var item in items.Where(item => item.State is not null).DistinctBy(item => item.Line.Case).Take(ChildrenMax))
        {
            switch (await people.Place(reader, item.State!, cancellationToken))
            {
                case { IsWithheld: true }:
                    places[item.Line.Case] = words["tasks.place_withheld"];
                    break;
                case { Sector: { } sector }:
                    places[item.Line.Case] = sector;
                    break;
            }
        }
        return places;
    }
}
