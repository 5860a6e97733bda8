using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>People by name, where the case knows them by id.</summary>
public sealed class StaffNames(IEnumerable<StaffMember> staff, Words words)
{
    private readonly Dictionary<string, string> names = staff.ToDictionary(member => member.Id.ToString(), member => member.Name, StringComparer.Ordinal);

    /// <summary>The name of a user; what the timer or the system did is said to be theirs.</summary>
    public string Of(string id) => names.TryGetValue(id, out var name) ? name : id switch
    {
        "timer" => words["actor.timer"],
        "system" => words["actor.system"],
        _ => words["actor.unknown"],
    };
}
