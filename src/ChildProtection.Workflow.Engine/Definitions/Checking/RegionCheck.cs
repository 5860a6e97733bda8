using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>Regions beside each other do not depend on which is written first.</summary>
internal sealed class RegionCheck(DefinitionMap map, Findings findings)
{
    public void Run()
    {
        foreach (var cause in map.Lines.GroupBy(line => line.Cause))
        {
            var lines = cause.OrderBy(line => line.State.Path, StringComparer.Ordinal).ToList();
            for (var i = 0; i < lines.Count; i++)
            {
                foreach (var other in lines.Skip(i + 1).Where(other => map.AreInRegionsBesideEachOther(lines[i].State, other.State)))
                {
                    Check(lines[i], other);
                }
            }
        }
    }

    private void Check(Line one, Line other)
    {
        if (Clash(one, other))
        {
            if (one.Transition.Priority == other.Transition.Priority)
            {
                findings.Error(
                    LanguageCodes.RegionsConflict, other.Transition.Place,
                    $"'{one.State.Path}' and '{other.State.Path}' {(other.Cause == Line.Automatic ? "both move on by themselves" : "answer the same thing")}, one of them by leaving what is around both; only one can be taken.",
                    "Give one of the two a 'priority:'; the higher one is taken.");
            }
            return;
        }
        foreach (var field in Fields(one).Intersect(Fields(other)).Order(StringComparer.Ordinal))
        {
            findings.Error(
                LanguageCodes.RegionsSetOneField, other.Transition.Place, $"'{one.State.Path}' and '{other.State.Path}' both set '{field}' when this happens.",
                "Set it in one of them, or on a state around both.");
        }
    }

    // They exclude each other if both leave something and one of them leaves the state with the regions.
    private bool Clash(Line one, Line other)
    {
        if (map.Domain(one) is not { } first || map.Domain(other) is not { } second)
        {
            return false;
        }
        var regions = map.Common(one.State, other.State);
        return DefinitionMap.IsWithin(regions, first) || DefinitionMap.IsWithin(regions, second);
    }

    private static IEnumerable<string> Fields(Line line) => line.Transition.Do.OfType<Effect.Set>().SelectMany(set => set.Values.Keys);
}
