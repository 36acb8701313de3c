/** Signs in over HTTP like a browser and returns the cookie. */
export const demoTotp = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
export const demoPassword = process.env.PORTICO_DEMO_PASSWORD ?? 'correct horse battery';
process.env.PORTICO_DEMO_PASSWORD = demoPassword;

export async function signInAs(base: string, username: string): Promise<string> {
  const answer = await fetch(`${base}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ username, password: demoPassword }).toString(),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (answer.status !== 303 || !cookie) throw new Error(`${username} could not sign in: ${answer.status}`);
  return cookie;
}
