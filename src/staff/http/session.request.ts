import { IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export class SignInRequest {
  @IsString() @IsNotEmpty({ message: 'Type your e-mail.' }) @MaxLength(254)
  email: string;

  @IsString() @IsNotEmpty({ message: 'Type your password.' }) @MaxLength(800)
  password: string;

  /** Needed by who works in several clinics (409 `clinic_required` lists them). */
  @IsOptional() @IsUUID(undefined, { message: 'clinicId must be the id of one of your clinics.' })
  clinicId?: string;
}

export class ChangePasswordRequest {
  @IsString() @IsNotEmpty({ message: 'Type the password that you have now.' }) @MaxLength(800)
  currentPassword: string;

  /** 15 to 200 characters; no rule about which. */
  @IsString() @IsNotEmpty({ message: 'Type the password that you want.' }) @MaxLength(800)
  newPassword: string;
}
