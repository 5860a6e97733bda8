namespace ChildProtection.Workflow.Cli.Tests;

public sealed class ImportTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void Begin() => _folder = Directory.CreateTempSubdirectory("cpw-import-");

    [TearDown]
    public void End() => _folder.Delete(recursive: true);

    [Test]
    public void Templates_are_written_once_and_never_over_what_is_there()
    {
        var (first, second) = (Cpw.Run("import", _folder.FullName, "--template"), Cpw.Run("import", _folder.FullName, "--template"));

        Assert.That((first.Exit, second.Exit), Is.EqualTo((0, 2)));
        Assert.That(
            _folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal), Is.EqualTo(new[] { "allocations.csv", "cases.csv", "children.csv", "persons.csv", "visits.csv" }));
    }

    [Test]
    public void Nothing_is_begun_without_a_name_for_the_earlier_system_and_somebody_who_answers_for_it()
    {
        var answer = Cpw.Run("import", "samples/import");

        Assert.That((answer.Exit, answer.Errors.Trim()), Is.EqualTo((2, "--system, --by and --database are needed.")));
    }
}
