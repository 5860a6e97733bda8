using ChildProtection.Workflow.Engine.Definitions.Sources;

namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>The checks of a definition whose every part could be read.</summary>
internal static class DefinitionCheck
{
    public static void Run(Definition definition, string ownFile, Findings findings, LoadOptions options)
    {
        var map = new DefinitionMap(definition);
        var facts = new FactsSet(map);
        new StructureCheck(map, findings).Run();
        new AlwaysCheck(map, findings).Run();
        new RegionCheck(map, findings).Run();
        new DeadlineCheck(map, facts, findings).Run();
        new CircleCheck(map, findings).Run();
        new AnswerCheck(map, findings).Run();
        new DocumentCheck(map, findings).Run();
        new SightCheck(map, findings).Run();
        new GoesAwayCheck(map, findings).Run();
        new UseCheck(map, facts, findings, ownFile).Run();
        new BasisCheck(map, findings, options.RequireBasis).Run();
    }
}
