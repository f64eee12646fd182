using Icmesh.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Icmesh.Tokens.Data;

internal abstract class TokensDb(DbContextOptions options) : ModuleDb(options)
{
    public const string Prefix = "tokens";

    public override string TablePrefix => Prefix;

    public DbSet<Token> Tokens => Set<Token>();
}

internal sealed class SqliteTokensDb(DbContextOptions<SqliteTokensDb> options) : TokensDb(options);

internal sealed class SqlServerTokensDb(DbContextOptions<SqlServerTokensDb> options) : TokensDb(options);
