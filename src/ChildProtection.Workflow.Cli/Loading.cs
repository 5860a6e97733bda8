using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Storage.Definitions;

namespace ChildProtection.Workflow.Cli;

/// <summary>A definition of a folder, compiled, with the calendar it counts by. What is wrong is printed.</summary>
internal sealed record Loading(WorkflowFolder Folder, CompiledDefinition Definition, WorkingCalendar Calendar)
{
    /// <summary>Null when it cannot be loaded: everything that is wrong was printed on the error stream.</summary>
    public static Loading? Of(string path)
    {
        if (WorkflowFolder.Holding(path) is not { } folder || !Path.Exists(path))
        {
            return Fail($"'{path}' is not in a folder of definitions: that has a folder 'calendars' beside its definitions.");
        }
        var found = folder.Definitions(path);
        if (found.Count > 1)
        {
            // The overlays of authorities lie in folders below the definition that they overlay: the folder's own is meant.
            var depth = found.Min(Depth);
            found = [.. found.Where(file => Depth(file) == depth)];
        }
        return found is [var only]
            ? Of(folder, only)
            : Fail(found.Count == 0 ? $"'{path}' holds no definition." : $"'{path}' holds several definitions; name the file of one: {string.Join(", ", found)}.");
    }

    /// <summary>Loads a definition by its path in the folder.</summary>
    public static Loading? Of(WorkflowFolder folder, string definition)
    {
        var (book, found) = folder.Calendars();
        var loaded = folder.Load(definition, book);
        foreach (var diagnostic in found.Concat(loaded.Diagnostics).Where(diagnostic => diagnostic.Severity == Severity.Error))
        {
            Console.Error.WriteLine(diagnostic);
        }
        if (book is null || loaded.Definition is not { } model)
        {
            return null;
        }
        return book.Find(model.Calendar) is { } calendar
            ? new Loading(folder, CompiledDefinition.Compile(model), calendar)
            : Fail($"The definition counts by the calendar '{model.Calendar}', which is not in the folder.");
    }

    private static int Depth(string file) => file.Count(letter => letter == '/');

    private static Loading? Fail(string words)
    {
        Console.Error.WriteLine(words);
        return null;
    }
}
