using System.Text;
using ChildProtection.Workflow.Cases.Import;
using ChildProtection.Workflow.Cases.Tests.Shipped;

namespace ChildProtection.Workflow.Cases.Tests.Import;

/// <summary>The invented files in <c>samples/import</c>, to be changed by a test.</summary>
internal sealed class SampleImport
{
    private readonly Dictionary<string, string> _texts = ImportSubject.All.ToDictionary(
        subject => subject.File, subject => File.ReadAllText(Path.Combine(ShippedFiles.Repository, "samples", "import", subject.File)), StringComparer.Ordinal);

    public ImportFiles Files => ImportReader.Read(Bytes);

    public Dictionary<string, ReadOnlyMemory<byte>> Bytes =>
        _texts.ToDictionary(text => text.Key, text => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text.Value), StringComparer.Ordinal);

    public SampleImport With(string file, string from, string to)
    {
        Assert.That(_texts[file], Does.Contain(from));
        _texts[file] = _texts[file].Replace(from, to, StringComparison.Ordinal);
        return this;
    }

    public SampleImport Only(string file, string text)
    {
        _texts[file] = text;
        return this;
    }

    public SampleImport Without(string file)
    {
        _texts.Remove(file);
        return this;
    }
}
