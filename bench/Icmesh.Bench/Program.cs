using Icmesh.Bench.Measuring;
using Icmesh.Bench.Nightly;
using Icmesh.Bench.Rules;

try
{
    switch (args)
    {
        case ["rules"]:
            await RulesBench.RunAsync();
            return 0;
        case ["nightly"]:
            await NightlyBench.RunAsync();
            return 0;
        default:
            Report.Tell("rules | nightly");
            return 2;
    }
}
catch (InvalidOperationException wrong)
{
    Report.Tell(wrong.Message);
    return 1;
}
