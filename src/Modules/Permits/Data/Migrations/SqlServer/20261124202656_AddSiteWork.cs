using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icmesh.Permits.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AddSiteWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "HeldUntil",
                table: "permits_permit",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "HotWorkEndedAt",
                table: "permits_permit",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "permits_counted",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PermitId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContractorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SiteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    WorkerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    OutAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_permits_counted", x => x.Id);
                    table.ForeignKey(
                        name: "FK_permits_counted_permits_permit_PermitId",
                        column: x => x.PermitId,
                        principalTable: "permits_permit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "permits_gas_test",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PermitId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContractorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SiteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Instrument = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    CalibratedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Height = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Oxygen = table.Column<decimal>(type: "decimal(18,6)", precision: 18, scale: 6, nullable: false),
                    Lel = table.Column<decimal>(type: "decimal(18,6)", precision: 18, scale: 6, nullable: false),
                    CoPpm = table.Column<decimal>(type: "decimal(18,6)", precision: 18, scale: 6, nullable: false),
                    H2sPpm = table.Column<decimal>(type: "decimal(18,6)", precision: 18, scale: 6, nullable: false),
                    IsSafe = table.Column<bool>(type: "bit", nullable: false),
                    Evidence = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_permits_gas_test", x => x.Id);
                    table.ForeignKey(
                        name: "FK_permits_gas_test_permits_permit_PermitId",
                        column: x => x.PermitId,
                        principalTable: "permits_permit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "permits_isolation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PermitId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContractorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SiteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    LockedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    TriedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RemovedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_permits_isolation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_permits_isolation_permits_permit_PermitId",
                        column: x => x.PermitId,
                        principalTable: "permits_permit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_permits_counted_PermitId_Kind_OutAt",
                table: "permits_counted",
                columns: new[] { "PermitId", "Kind", "OutAt" });

            migrationBuilder.CreateIndex(
                name: "IX_permits_counted_WorkerId",
                table: "permits_counted",
                column: "WorkerId");

            migrationBuilder.CreateIndex(
                name: "IX_permits_gas_test_PermitId_At",
                table: "permits_gas_test",
                columns: new[] { "PermitId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_permits_isolation_PermitId",
                table: "permits_isolation",
                column: "PermitId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "permits_counted");

            migrationBuilder.DropTable(
                name: "permits_gas_test");

            migrationBuilder.DropTable(
                name: "permits_isolation");

            migrationBuilder.DropColumn(
                name: "HeldUntil",
                table: "permits_permit");

            migrationBuilder.DropColumn(
                name: "HotWorkEndedAt",
                table: "permits_permit");
        }
    }
}
