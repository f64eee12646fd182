using Icmesh.Host;

return await CommandLine.RunAsync(args);

/// <summary>Named so that the test host can start the application.</summary>
public partial class Program;
