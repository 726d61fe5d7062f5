/** Whether this page comes from the machine that it is shown on. */
export const isLoopback = () => ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname)
