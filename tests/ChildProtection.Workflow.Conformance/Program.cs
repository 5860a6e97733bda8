using ChildProtection.Workflow.Conformance;
using ChildProtection.Workflow.Conformance.Cases;
using ChildProtection.Workflow.Conformance.Scxml;

// Runs the published cases below a folder and prints a line for each: see docs/charts.md. A second word keeps the cases whose name has it.
if (args is not [var folder, .. { Length: <= 1 } rest] || !Directory.Exists(folder))
{
    Console.Error.WriteLine("usage: FOLDER [PART-OF-A-NAME]");
    return 2;
}
var judged = ConformanceCase.In(folder).Where(c => rest.All(c.Name.Contains)).Select(Judge).ToList();
if (judged.Count == 0)
{
    Console.Error.WriteLine("no case is called so");
    return 2;
}
foreach (var part in judged.GroupBy(j => j.Folder, StringComparer.Ordinal))
{
    Console.WriteLine($"{part.Key,-36}{Counts(part)}");
}
Console.WriteLine();
Console.WriteLine(Counts(judged));
return judged.Any(j => j.Verdict == Verdict.Failed) ? 1 : 0;

static string Counts(IEnumerable<(string Folder, Verdict Verdict)> judged)
{
    var counts = judged.CountBy(j => j.Verdict).ToDictionary();
    return $"{Count(Verdict.Passed)} passed, {Count(Verdict.Failed)} failed, {Count(Verdict.LeftOut)} left out";

    int Count(Verdict verdict) => counts.GetValueOrDefault(verdict);
}

static (string Folder, Verdict Verdict) Judge(ConformanceCase one)
{
    var (verdict, reason) = VerdictOn(one);
    Console.WriteLine($"{Spelled(verdict),-8} {one.Name}{(reason is null ? "" : $": {reason}")}");
    return (one.Folder, verdict);
}

static string Spelled(Verdict verdict) => verdict switch
{
    Verdict.Passed => "passed",
    Verdict.Failed => "FAILED",
    Verdict.LeftOut => "left out",
    _ => throw new NotSupportedException(verdict.ToString()),
};

static (Verdict Verdict, string? Reason) VerdictOn(ConformanceCase one)
{
    try
    {
        var spec = DocumentReader.Read(one.DocumentPath, one.StatesNamed);
        if (one is { IsDisputed: true, Otherwise: { } recommended } && CaseRunner.Run(recommended, spec) is null)
        {
            return (Verdict.LeftOut, "disputed (docs/decisions/0002); it stands where the Recommendation says, and its script under other semantics");
        }
        return CaseRunner.Run(one, spec) is { } difference ? (Verdict.Failed, difference) : (Verdict.Passed, null);
    }
    catch (LeftOutException left)
    {
        return (Verdict.LeftOut, left.Message);
    }
    catch (RunBrokenException broken)
    {
        return (Verdict.Failed, broken.Message);
    }
}
