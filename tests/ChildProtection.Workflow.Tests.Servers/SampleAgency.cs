using System.Globalization;

namespace ChildProtection.Workflow.Tests.Servers;

/// <summary>A sample agency as the program it is, at a <see cref="RabbitMqServer"/>. Its project must be built with the tests that start it.</summary>
public static class SampleAgency
{
    /// <param name="sample">The last part of the sample's name: <c>HealthAgency</c>.</param>
    /// <param name="agency">The agency's id.</param>
    /// <param name="brokerPort">On 127.0.0.1.</param>
    /// <param name="connectSeconds">How long it looks for the broker.</param>
    /// <param name="log">The file for what it prints.</param>
    public static RunningServer Start(string sample, string agency, int brokerPort, int connectSeconds, string log) => RunningServer.Start(
        "dotnet",
        [Program($"ChildProtection.Workflow.Samples.{sample}"), $"--Agency:Id={agency}", $"--Agency:ConnectSeconds={Text(connectSeconds)}", $"--Bus:Port={Text(brokerPort)}", $"--Bus:User={RabbitMqServer.User}"],
        new Dictionary<string, string> { ["Bus__Password"] = RabbitMqServer.Password },
        log);

    private static string Program(string name)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)); // ROOT/tests/PROJECT/bin/CONFIGURATION/FRAMEWORK
        var configuration = framework.Parent!;
        var root = configuration.Parent!.Parent!.Parent!.Parent!;
        return Path.Combine(root.FullName, "samples", name, "bin", configuration.Name, framework.Name, $"{name}.dll");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
