import { json } from '@sveltejs/kit';
import { loadCommands } from '#lib/staff/commands/commands.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => json(await loadCommands(event));
