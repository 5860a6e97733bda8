using System.Text;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cli.Importing;

/// <summary>Asks for a password: on a terminal without showing it, else a line of standard input. Never an argument, which everybody on the machine could read.</summary>
internal static class PasswordPrompt
{
    private const char Backspace = '\b';

    /// <returns>Empty: nothing came.</returns>
    public static string Ask(string signInName)
    {
        var hidden = !Console.IsInputRedirected;
        if (hidden)
        {
            Console.Error.Write($"Password of {signInName}: ");
        }
        var typed = new StringBuilder();
        // One letter more than a password has is enough to be wrong.
        while (typed.Length <= StaffLimits.PasswordCharactersMax && Next(hidden) is { } letter && letter is not ('\n' or '\r'))
        {
            if (letter != Backspace)
            {
                typed.Append(letter);
            }
            else if (typed.Length > 0)
            {
                typed.Length--;
            }
        }
        if (hidden)
        {
            Console.Error.WriteLine();
        }
        return typed.ToString();
    }

    /// <summary>Null: the input has ended.</summary>
    private static char? Next(bool hidden)
    {
        if (hidden)
        {
            var key = Console.ReadKey(intercept: true);
            return key.Key == ConsoleKey.Backspace ? Backspace : key.KeyChar;
        }
        return Console.In.Read() switch
        {
            < 0 => null,
            // Lines of another system end with both.
            '\r' when Console.In.Peek() == '\n' => (char)Console.In.Read(),
            var read => (char)read,
        };
    }
}
