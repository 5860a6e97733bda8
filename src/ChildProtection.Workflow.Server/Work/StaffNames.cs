using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>People by name, where the case knows them by id: those too who have left.</summary>
public sealed class StaffNames(IReadOnlyDictionary<UserId, string> names, Words words)
{
    /// <summary>The name of a user; what the timer or the system did is said to be theirs.</summary>
    public string Of(string id) => UserId.TryParse(id, null, out var user) && names.TryGetValue(user, out var name) ? name : id switch
    {
        "timer" => words["actor.timer"],
        "system" => words["actor.system"],
        _ => words["actor.unknown"],
    };
}
