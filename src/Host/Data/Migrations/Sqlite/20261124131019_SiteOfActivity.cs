using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icmesh.Host.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SiteOfActivity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "SiteId",
                table: "kernel_activity",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_activity_SiteId_Sequence",
                table: "kernel_activity",
                columns: new[] { "SiteId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_activity_Subject_Sequence",
                table: "kernel_activity",
                columns: new[] { "Subject", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_kernel_activity_UserName_Sequence",
                table: "kernel_activity",
                columns: new[] { "UserName", "Sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_kernel_activity_SiteId_Sequence",
                table: "kernel_activity");

            migrationBuilder.DropIndex(
                name: "IX_kernel_activity_Subject_Sequence",
                table: "kernel_activity");

            migrationBuilder.DropIndex(
                name: "IX_kernel_activity_UserName_Sequence",
                table: "kernel_activity");

            migrationBuilder.DropColumn(
                name: "SiteId",
                table: "kernel_activity");
        }
    }
}
